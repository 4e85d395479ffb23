import { balanceSides } from './balance-sides.ts';
import { chooseSubset } from './choose-subset.ts';
import { orderSession } from './order-session.ts';
import type { Placed } from './order-session.ts';
import { placePractice } from './place-practice.ts';
import { createSeededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A comparison as the design sees it; `gold`: its answer is known, so that it is never a main one. */
export type DesignComparison = {
  id: string;
  promptKey: string;
  category: string;
  armA: string;
  armB: string;
  gold?: boolean;
};

export type AssignedTrial = {
  comparisonId: string;
  kind: 'main' | 'practice' | 'gold' | 'repeat';
  aOnLeft: boolean;
  order: number;
};

type Sided = Placed<DesignComparison> & { aOnLeft: boolean };
type Plan = {
  seed: number;
  /** place of the rater among those who consented, from 0 */
  enrolmentNumber: number;
  comparisons: readonly DesignComparison[];
  /** practice, gold and repeat trials a rater, at most */
  practice: number;
  gold: number;
  repeats: number;
  /** how far apart the same prompt must come; left out: as far as the set allows */
  minPromptGap?: number;
  /** main trials a rater, at most; left out: all comparisons */
  maxTrials?: number;
};

/**
 * The trials of one rater: which comparisons, in which order, on which sides. Deterministic from the
 * seed and the rater's place.
 *
 * Raters come in couples (0 and 1, 2 and 3, …): the second sees the first's session backwards with
 * the sides flipped, so that over raters each comparison has each arm left as often as right
 * (difference at most 1 when all take part) and early as often as late. Within a session
 * `balanceSides` holds per arm and category, `spacePrompts` keeps a prompt apart, and a repeat is
 * flipped and at least 8 trials after its original; repeats that would be nearer are left out.
 */
export function assignTrials(plan: Plan): AssignedTrial[] {
  const couple = Math.floor(plan.enrolmentNumber / 2);
  const isSecond = plan.enrolmentNumber % 2 === 1;
  const first = firstSession(plan, couple);
  const session = isSecond ? mirror(first) : first;
  const random = createSeededRandom(`practice/${plan.seed}/${couple}`);
  const practised = placePractice({
    candidates: plan.comparisons.filter((comparison) => !comparison.gold),
    session: session.map(({ comparison }) => comparison),
    count: plan.practice,
    random,
  });
  const startsLeft = random.coin() !== isSecond;
  const practice = practised.map((comparison, i) => ({
    comparison,
    kind: 'practice' as const,
    aOnLeft: (i % 2 === 0) === startsLeft,
  }));
  return [...practice, ...session].map(({ comparison, kind, aOnLeft }, order) => ({
    comparisonId: comparison.id,
    kind,
    aOnLeft,
    order,
  }));
}

/** The session of the first rater of a couple. */
function firstSession(plan: Plan, couple: number): Sided[] {
  const { seed, comparisons, maxTrials = Infinity } = plan;
  const mains = chooseSubset({
    comparisons: comparisons.filter((comparison) => !comparison.gold),
    count: maxTrials,
    pair: couple,
    seed: `mains/${seed}`,
  });
  const golds = chooseSubset({
    comparisons: comparisons.filter((comparison) => comparison.gold),
    count: plan.gold,
    pair: couple,
    seed: `golds/${seed}`,
  });
  for (let repeats = Math.min(plan.repeats, mains.length); ; repeats--) {
    const random = createSeededRandom(`session/${seed}/${couple}/${repeats}`);
    const repeated = chooseRepeated({ mains, count: repeats, random });
    const gap = plan.minPromptGap ?? Infinity;
    const session = orderSession({ mains, golds, repeated, gap, random });
    if (session) return addSides({ session, repeated, random });
    if (repeats === 0) return [];
  }
}

/** Comparisons to show again: each of another prompt, as far as the prompts reach. */
function chooseRepeated(options: {
  mains: readonly DesignComparison[];
  count: number;
  random: SeededRandom;
}): DesignComparison[] {
  const { mains, count, random } = options;
  const byPrompt = [...Map.groupBy(random.shuffle(mains), (main) => main.promptKey).values()];
  const chosen = byPrompt.flatMap((group) => group.slice(0, 1));
  const others = byPrompt.flatMap((group) => group.slice(1));
  return [...chosen, ...others].slice(0, count);
}

function addSides(options: {
  session: readonly Placed<DesignComparison>[];
  repeated: readonly DesignComparison[];
  random: SeededRandom;
}): Sided[] {
  const { session, random } = options;
  const repeated = new Set(options.repeated);
  const mains = session.filter(({ kind }) => kind === 'main').map(({ comparison }) => comparison);
  const sides = balanceSides(
    mains.map((main) => ({ ...main, repeated: repeated.has(main) })),
    random,
  );
  const sideOf = new Map(mains.map((main, i) => [main, sides[i] === true]));
  const firstGoldLeft = random.coin();
  const golds = session.filter(({ kind }) => kind === 'gold');
  return session.map((placed) => {
    if (placed.kind === 'gold') {
      return { ...placed, aOnLeft: (golds.indexOf(placed) % 2 === 0) === firstGoldLeft };
    }
    const side = sideOf.get(placed.comparison) === true;
    return { ...placed, aOnLeft: placed.kind === 'repeat' ? !side : side };
  });
}

/**
 * The session of the second rater of a couple: backwards and flipped. What was the repeat now comes
 * first and is the main trial, which its opposite side makes flipped already.
 */
function mirror(session: readonly Sided[]): Sided[] {
  const repeated = new Set(
    session.filter(({ kind }) => kind === 'repeat').map(({ comparison }) => comparison),
  );
  return session.toReversed().map((placed) => {
    if (!repeated.has(placed.comparison)) return { ...placed, aOnLeft: !placed.aOnLeft };
    return { ...placed, kind: placed.kind === 'main' ? 'repeat' : 'main' };
  });
}
