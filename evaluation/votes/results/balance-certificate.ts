// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used.
import type { BalanceCertificate } from './result-table-shape.ts';
import type { VoteTally } from '../rows/tally.ts';

type Arms = readonly { key: string; code: number }[];

/**
 * How often each arm stood on each side, by rater, category and comparison: one count a trial, however
 * many questions it asked. `arms` are places in the tally's list, in table order.
 */
export function balanceCertificate(tally: VoteTally, arms: Arms): BalanceCertificate {
  const { trials, all, byRater, byCategory, byComparison, byCell } = countSides(tally, arms);
  const categories = tally.categories.length;
  return {
    trials,
    arms: arms.map(({ key }, arm) => ({ arm: key, ...all.at(0, arm) })),
    largest_difference: {
      rater: byRater.largestDifference(),
      category: byCategory.largestDifference(),
      comparison: byComparison.largestDifference(),
    },
    counts: tally.raters.flatMap((rater, r) =>
      tally.categories.flatMap((category, c) =>
        arms
          .map(({ key }, arm) => ({
            rater,
            category,
            arm: key,
            ...byCell.at(r * categories + c, arm),
          }))
          .filter(({ left, right }) => left + right > 0),
      ),
    ),
  };
}

type Sides = Record<'all' | 'byRater' | 'byCategory' | 'byComparison' | 'byCell', SideCounts> & {
  trials: number;
};

function countSides(tally: VoteTally, arms: Arms): Sides {
  const categories = tally.categories.length;
  const sides: Sides = {
    trials: 0,
    all: createSideCounts(1, arms.length),
    byRater: createSideCounts(tally.raters.length, arms.length),
    byCategory: createSideCounts(categories, arms.length),
    byComparison: createSideCounts(tally.comparisons.length, arms.length),
    byCell: createSideCounts(tally.raters.length * categories, arms.length),
  };
  const place = placesOf(arms, tally.arms.length);
  const seen = new Uint8Array(tally.trials);
  for (const votes of tally.questions) {
    for (let i = 0; i < votes.trial.length; i++) {
      const trial = votes.trial[i] ?? 0;
      if (seen[trial]) continue;
      seen[trial] = 1;
      sides.trials += 1;
      const [rater, category] = [votes.rater[i] ?? 0, votes.category[i] ?? 0];
      const left = place[votes.leftArm[i] ?? 0] ?? 0;
      const right = place[votes.rightArm[i] ?? 0] ?? 0;
      sides.all.count(0, left, right);
      sides.byRater.count(rater, left, right);
      sides.byCategory.count(category, left, right);
      sides.byComparison.count(votes.comparison[i] ?? 0, left, right);
      sides.byCell.count(rater * categories + category, left, right);
    }
  }
  return sides;
}

function placesOf(arms: Arms, codes: number): Int32Array {
  const place = new Int32Array(codes);
  arms.forEach(({ code }, at) => {
    if (code >= 0) place[code] = at;
  });
  return place;
}

type SideCounts = {
  count: (group: number, left: number, right: number) => void;
  at: (group: number, arm: number) => { left: number; right: number };
  largestDifference: () => number;
};

function createSideCounts(groups: number, arms: number): SideCounts {
  const lefts = new Int32Array(groups * arms);
  const rights = new Int32Array(groups * arms);
  const count = (group: number, left: number, right: number): void => {
    const [l, r] = [group * arms + left, group * arms + right];
    lefts[l] = (lefts[l] ?? 0) + 1;
    rights[r] = (rights[r] ?? 0) + 1;
  };
  const at = (group: number, arm: number): { left: number; right: number } => ({
    left: lefts[group * arms + arm] ?? 0,
    right: rights[group * arms + arm] ?? 0,
  });
  const largestDifference = (): number => {
    let largest = 0;
    for (let k = 0; k < lefts.length; k++) {
      largest = Math.max(largest, Math.abs((lefts[k] ?? 0) - (rights[k] ?? 0)));
    }
    return largest;
  };
  return { count, at, largestDifference };
}
