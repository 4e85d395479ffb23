import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A comparison to be shown, in the order of showing; `repeated`: shown again later, flipped. */
export type SidedPair = { armA: string; armB: string; category: string; repeated: boolean };

/**
 * Chooses sides so that each arm is left as often as right (difference at most 1), in all and within
 * each category. With two arms, also at each moment of the session (difference at most 2), so that a
 * rater who stops half-way leaves a balanced part, and among the pairs that are repeated.
 *
 * How: arms are vertices, comparisons edges, and a side is a direction (from the left arm to the
 * right one). At each arm, edges are taken two by two, first within a group, what remains across
 * groups; the two of a couple get opposite directions there. An edge is in one couple at each end,
 * so couples chain edges into trails, and walking a trail in one direction satisfies all of them: an
 * Eulerian orientation. The direction of each trail is a coin toss.
 *
 * @returns for each pair whether arm A is on the left
 * Source: Euler tours for balanced comparison designs; see docs/decisions/0018-assignment.md.
 */
export function balanceSides(pairs: readonly SidedPair[], random: SeededRandom): boolean[] {
  const partners = couple(pairs);
  const aOnLeft = new Array<boolean | undefined>(pairs.length).fill(undefined);
  for (let start = 0; start < pairs.length; start++) {
    if (aOnLeft[start] !== undefined) continue;
    const leaveA = random.coin();
    // leave the start through one end, then through the other: a closed trail ends with the first
    walk({ from: 2 * start, leave: leaveA, partners, aOnLeft });
    walk({ from: 2 * start + 1, leave: !leaveA, partners, aOnLeft });
  }
  return aOnLeft.map((side) => side === true);
}

/** Ends: 2 i is the end of pair i at its arm A, 2 i + 1 the one at arm B. -1: left without partner. */
function couple(pairs: readonly SidedPair[]): Int32Array {
  const partners = new Int32Array(2 * pairs.length).fill(-1);
  const ends = Map.groupBy(
    pairs.flatMap(({ armA, armB }, i) => [
      { end: 2 * i, arm: armA },
      { end: 2 * i + 1, arm: armB },
    ]),
    ({ arm }) => arm,
  );
  const arms = [...ends.keys()].sort();
  arms.forEach((arm, position) => {
    // with two arms, one side of the chain balances categories and the other one time and repeats
    const byTime = arms.length === 2 && position === 1;
    const groups = Map.groupBy(present(ends.get(arm), `the ends at arm ${arm}`), ({ end }) => {
      const { repeated, category } = at(pairs, end >> 1, 'the pairs');
      return byTime ? String(repeated) : category;
    });
    const alone = [...groups.values()].flatMap((group) => coupleInOrder(group, partners));
    coupleInOrder(
      alone.sort((a, b) => a.end - b.end),
      partners,
    );
  });
  return partners;
}

/** Couples the first with the second, the third with the fourth, …; gives back the odd one. */
function coupleInOrder<E extends { end: number }>(ends: readonly E[], partners: Int32Array): E[] {
  for (let i = 0; i + 1 < ends.length; i += 2) {
    const [one, other] = [at(ends, i), at(ends, i + 1)];
    partners[one.end] = other.end;
    partners[other.end] = one.end;
  }
  return ends.length % 2 === 1 ? ends.slice(-1) : [];
}

/**
 * Walks a trail from one end of its first pair. `leave`: the arm at that end is on the left; the arm
 * at the partner's end is then on the right, and the one across that pair on the left again.
 */
function walk(options: {
  from: number;
  leave: boolean;
  partners: Int32Array;
  aOnLeft: (boolean | undefined)[];
}): void {
  const { from, leave, partners, aOnLeft } = options;
  aOnLeft[from >> 1] = from % 2 === 0 ? leave : !leave;
  let end = at(partners, from, 'the partners');
  while (end >= 0 && aOnLeft[end >> 1] === undefined) {
    const isLeft = !leave;
    aOnLeft[end >> 1] = end % 2 === 0 ? isLeft : !isLeft;
    // across the pair the other arm is on the opposite side, which is `leave` again
    end = at(partners, end ^ 1, 'the partners');
  }
}
