import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { roundColumn } from './round-column.ts';

const of = (counts: readonly number[], n: number) => counts.map((count) => ({ count, of: n }));

describe('roundColumn', () => {
  it('prints the tallies of the card as the card does', () => {
    expect(roundColumn(of([407, 302, 260, 21], 990), 'half-up')).toEqual([411, 305, 263, 21]);
    expect(roundColumn(of([206, 186, 387, 113], 990), 'half-up')).toEqual([208, 188, 391, 114]);
  });

  it('rounds halves up exactly', () => {
    // 1 / 2000 is 0.05%, 3 / 2000 is 0.15%
    expect(roundColumn(of([1, 3, 1996], 2000), 'half-up')).toEqual([1, 2, 998]);
    expect(roundColumn(of([1, 1, 1], 3), 'half-up')).toEqual([333, 333, 333]);
  });

  it('rounds rows of different wholes half up, each of its own', () => {
    const rows = [
      { count: 1, of: 3 },
      { count: 1, of: 6 },
      { count: 0, of: 0 },
    ];
    expect(roundColumn(rows, 'half-up')).toEqual([333, 167, 0]);
    expect(roundColumn(rows, 'largest-remainder')).toEqual([333, 167, 0]);
  });

  it('by largest remainder sums to 100.0 and moves no cell by a tenth or more', () => {
    expect(roundColumn(of([1, 1, 1], 3), 'largest-remainder')).toEqual([334, 333, 333]);
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 8 }), (counts) => {
        const n = counts.reduce((sum, c) => sum + c, 0);
        if (n === 0) return;
        const tenths = roundColumn(of(counts, n), 'largest-remainder');
        expect(tenths.reduce((sum, t) => sum + t, 0)).toBe(1000);
        tenths.forEach((t, i) => expect(Math.abs(t - (1000 * at(counts, i)) / n)).toBeLessThan(1));
      }),
    );
  });
});
