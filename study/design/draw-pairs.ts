import { at } from '#domain/at.ts';
import { createSeededRandom } from './seeded-random.ts';

/** A pair of arms by their positions; `a < b`. */
export type ArmPair = { a: number; b: number };

/**
 * Which arms are compared in each cell (a prompt and replicate). Two arms: always that pair. More:
 * each cell holds one round of a round-robin tournament (disjoint pairs, so that an image is in one
 * comparison at most), and the rounds are dealt out evenly: two pairs differ by at most one round in
 * how often they meet. Two different rounds that follow one another link all arms (their union is a
 * Hamiltonian path or cycle), so that the design is connected from two cells on; one cell alone, or
 * `all`, holds every pair.
 *
 * Source: the circle method (Kirkman 1847); the 1-factorization GK_2n, in Wallis (1997),
 * "One-Factorizations", chapter 3.
 */
export function drawPairs(options: {
  arms: number;
  cells: number;
  seed: number;
  design: 'balanced' | 'all';
}): ArmPair[][] {
  const { arms, cells, seed, design } = options;
  const rounds = roundRobin(arms);
  if (arms === 2 || design === 'all' || cells < 2) {
    return Array.from({ length: cells }, () => rounds.flat().sort(byArms));
  }
  const random = createSeededRandom(`pairs/${seed}`);
  const first = random.below(rounds.length);
  const dealt = Array.from({ length: cells }, (_, i) =>
    at(rounds, (first + i) % rounds.length, 'the rounds'),
  );
  return random.shuffle(dealt);
}

/** The rounds of a tournament of n arms: n - 1 rounds when n is even, else n rounds with a bye. */
function roundRobin(arms: number): ArmPair[][] {
  const seats = arms % 2 === 0 ? arms : arms + 1;
  const turning = seats - 1;
  return Array.from({ length: turning }, (_, round) => {
    const pairs = [{ a: round, b: seats - 1 }];
    for (let i = 1; i < seats / 2; i++) {
      pairs.push({ a: (round + i) % turning, b: (round - i + turning) % turning });
    }
    return pairs
      .filter(({ a, b }) => a < arms && b < arms)
      .map(({ a, b }) => ({ a: Math.min(a, b), b: Math.max(a, b) }))
      .sort(byArms);
  });
}

function byArms(one: ArmPair, other: ArmPair): number {
  return one.a - other.a || one.b - other.b;
}
