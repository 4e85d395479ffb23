import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fragileClusters, fragileVotes, type WinsAndLosses } from './sign-test-fragility.ts';
import { signTest } from './sign-test.ts';

const conclusion = ({ wins, losses }: WinsAndLosses): string =>
  `${Math.sign(wins - losses)} ${signTest({ wins, losses }) < 0.05}`;

/** Every way of taking votes away, smallest first. */
function bruteForceVotes({ wins, losses }: WinsAndLosses): number | null {
  for (let size = 1; size <= wins + losses; size++) {
    for (let a = Math.max(0, size - losses); a <= Math.min(size, wins); a++) {
      const left = { wins: wins - a, losses: losses - (size - a) };
      if (conclusion(left) !== conclusion({ wins, losses })) return size;
    }
  }
  return null;
}

function bruteForceClusters(clusters: WinsAndLosses[]): number | null {
  const sum = (list: WinsAndLosses[]): WinsAndLosses => ({
    wins: list.reduce((s, c) => s + c.wins, 0),
    losses: list.reduce((s, c) => s + c.losses, 0),
  });
  const before = conclusion(sum(clusters));
  let fewest: number | null = null;
  for (let mask = 1; mask < 1 << clusters.length; mask++) {
    const kept = clusters.filter((_, i) => !(mask & (1 << i)));
    const removed = clusters.length - kept.length;
    if (conclusion(sum(kept)) !== before) fewest = Math.min(fewest ?? Infinity, removed);
  }
  return fewest;
}

describe('fragileVotes', () => {
  it('takes one win from 10 : 2 to lose significance', () => {
    expect(signTest({ wins: 10, losses: 2 })).toBeLessThan(0.05);
    expect(signTest({ wins: 9, losses: 2 })).toBeGreaterThan(0.05);
    expect(fragileVotes({ wins: 10, losses: 2 })).toBe(1);
  });

  it('finds the same as trying every removal', () => {
    for (let wins = 0; wins <= 14; wins++) {
      for (let losses = 0; losses <= 14; losses++) {
        expect(fragileVotes({ wins, losses })).toBe(bruteForceVotes({ wins, losses }));
      }
    }
  });

  it('has nothing to flip without decisive votes', () => {
    expect(fragileVotes({ wins: 0, losses: 0 })).toBeNull();
  });
});

describe('fragileClusters', () => {
  it('finds the same as trying every set of clusters', () => {
    const cluster = fc.record({ wins: fc.nat(6), losses: fc.nat(6) });
    fc.assert(
      fc.property(fc.array(cluster, { minLength: 1, maxLength: 8 }), (clusters) => {
        const found = fragileClusters(clusters);
        expect(found.exact).toBe(true);
        expect(found.fewest).toBe(bruteForceClusters(clusters));
      }),
      { numRuns: 60 },
    );
  });

  it('says when the greedy answer could not be proved the smallest', () => {
    const clusters = Array.from({ length: 400 }, (_, i) => ({ wins: 5, losses: i % 2 ? 4 : 3 }));
    const found = fragileClusters(clusters);
    expect(found.exact).toBe(false);
    expect(found.fewest).toBeGreaterThan(2);
  });
});
