/** A trial as the certificate counts it; `rater` is a pseudonym, arms are keys. */
export type ShownTrial = {
  rater: string;
  comparison: string | number;
  category: string;
  leftArm: string;
  rightArm: string;
};

/** How often an arm stood on each side. */
export type SideCount = { left: number; right: number };

/** The proof of balance that is part of every export. */
export type BalanceCertificate = {
  trials: number;
  /** side x arm x rater x category */
  cells: ({ rater: string; category: string; arm: string } & SideCount)[];
  by_arm: ({ arm: string } & SideCount)[];
  by_rater: ({ rater: string; arm: string } & SideCount)[];
  by_category: ({ category: string; arm: string } & SideCount)[];
  /** the largest |left - right| of an arm in all, within a rater, a category, and a comparison */
  largest_difference: { arm: number; rater: number; category: number; comparison: number };
};

type Showing = ShownTrial & { arm: string; side: keyof SideCount };

/** Counts how often each arm was left and right, in all and by rater, category and comparison. */
export function balanceCertificate(trials: readonly ShownTrial[]): BalanceCertificate {
  const showings = trials.flatMap((trial): Showing[] => [
    { ...trial, arm: trial.leftArm, side: 'left' },
    { ...trial, arm: trial.rightArm, side: 'right' },
  ]);
  const cells = count(showings, ({ rater, category, arm }) => ({ rater, category, arm }));
  const byArm = count(showings, ({ arm }) => ({ arm }));
  const byRater = count(showings, ({ rater, arm }) => ({ rater, arm }));
  const byCategory = count(showings, ({ category, arm }) => ({ category, arm }));
  const byComparison = count(showings, ({ comparison, arm }) => ({ comparison, arm }));
  return {
    trials: trials.length,
    cells,
    by_arm: byArm,
    by_rater: byRater,
    by_category: byCategory,
    largest_difference: {
      arm: largestDifference(byArm),
      rater: largestDifference(byRater),
      category: largestDifference(byCategory),
      comparison: largestDifference(byComparison),
    },
  };
}

function count<K extends object>(
  showings: readonly Showing[],
  keyOf: (showing: Showing) => K,
): (K & SideCount)[] {
  const groups = new Map<string, K & SideCount>();
  for (const showing of showings) {
    const key = keyOf(showing);
    const id = JSON.stringify(Object.values(key));
    const group = groups.get(id) ?? { ...key, left: 0, right: 0 };
    group[showing.side]++;
    groups.set(id, group);
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function largestDifference(counts: readonly SideCount[]): number {
  return counts.reduce((most, { left, right }) => Math.max(most, Math.abs(left - right)), 0);
}
