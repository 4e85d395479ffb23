import { balanceSides } from './balance-sides.ts';
import { chooseRepeated } from './choose-repeated.ts';
import { chooseSubset } from './choose-subset.ts';
import { orderSession } from './order-session.ts';
import type { Placed } from './order-session.ts';
import { placePractice } from './place-practice.ts';
import { createSeededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';
import { widestLean } from './widest-lean.ts';

/**
 * A comparison as the design sees it; `gold`: its answer is known, so that it is never a main one, and
 * with `practice` raters practise on it in place of being tested.
 */
export type DesignComparison = {
  id: string;
  promptKey: string;
  category: string;
  armA: string;
  armB: string;
  gold?: boolean;
  practice?: boolean;
};

export type AssignedTrial = {
  comparisonId: string;
  kind: 'main' | 'practice' | 'gold' | 'repeat';
  aOnLeft: boolean;
  order: number;
};

type Sided = Placed<DesignComparison> & { aOnLeft: boolean };
/** What the trials of one rater follow from. */
export type Plan = {
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
    candidates: plan.comparisons.filter(({ gold, practice }) => !gold || practice),
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
    comparisons: comparisons.filter(({ gold, practice }) => gold && !practice),
    count: plan.gold,
    pair: couple,
    seed: `golds/${seed}`,
  });
  for (let repeats = Math.min(plan.repeats, mains.length); ; repeats--) {
    const gap = plan.minPromptGap ?? Infinity;
    const base = `session/${seed}/${couple}/${repeats}`;
    const session = steadySession({
      base,
      lay: (random) => {
        const repeated = chooseRepeated({ mains, count: repeats, random });
        const order = orderSession({ mains, golds, repeated, gap, random });
        return order && addSides({ session: order, repeated, random });
      },
    });
    if (session) return session;
    if (repeats === 0) return [];
  }
}

/** Sessions laid out to find one that is balanced at each moment, before there are fewer repeats. */
const TRIES = 40;
/** |left - right| at each moment of a session, at most, with two arms. */
const MOST_LEAN = 2;

/**
 * A session that leans to no side at any moment, neither for the first rater of the couple nor for
 * the second: repeats come elsewhere in the second's, so that not every order serves both.
 */
function steadySession(options: {
  base: string;
  lay: (random: SeededRandom) => Sided[] | undefined;
}): Sided[] | undefined {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const seed = attempt === 0 ? options.base : `${options.base}/${attempt}`;
    const session = options.lay(createSeededRandom(seed));
    if (!session) return undefined;
    if (Math.max(widestLean(session), widestLean(mirror(session))) <= MOST_LEAN) return session;
  }
  return undefined;
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
