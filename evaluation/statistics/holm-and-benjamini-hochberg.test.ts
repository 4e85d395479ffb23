import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import golden from '../votes/fixtures/statistics.json' with { type: 'json' };
import { benjaminiHochbergAdjust } from './benjamini-hochberg-adjust.ts';
import { holmAdjust } from './holm-adjust.ts';
import { holmLevel } from './holm-level.ts';

const { p, holm, bh } = golden.multiplicity;

describe('adjusting p values', () => {
  it('gives the reference values of Holm and of Benjamini and Hochberg', () => {
    holmAdjust(p).forEach((adjusted, i) => expect(adjusted).toBeCloseTo(at(holm, i), 12));
    benjaminiHochbergAdjust(p).forEach((adjusted, i) =>
      expect(adjusted).toBeCloseTo(at(bh, i), 12),
    );
  });

  it('leaves one test alone and never passes 1', () => {
    expect(holmAdjust([0.03])).toEqual([0.03]);
    expect(benjaminiHochbergAdjust([0.03])).toEqual([0.03]);
    expect(holmAdjust([0.6, 0.9])).toEqual([1, 1]);
    expect(holmAdjust([])).toEqual([]);
  });

  it('keeps the order of p values and is never below them', () => {
    const raw = [0.2, 0.001, 0.04, 0.04, 0.7];
    for (const adjust of [holmAdjust, benjaminiHochbergAdjust]) {
      const adjusted = adjust(raw);
      adjusted.forEach((a, i) => expect(a).toBeGreaterThanOrEqual(at(raw, i)));
      expect(adjusted[2]).toBe(adjusted[3]);
      expect(adjusted[1]).toBe(Math.min(...adjusted));
    }
  });

  it('knows the level that decides about one p value, given the others', () => {
    const p = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(0.001, 0.012, 0.016, 0.024, 0.026, 0.05),
    );
    fc.assert(
      fc.property(fc.array(p, { minLength: 1, maxLength: 6 }), fc.nat(5), (family, place) => {
        const i = place % family.length;
        const level = holmLevel(family.toSpliced(i, 1), 0.05);
        expect(at(family, i) < level).toBe(at(holmAdjust(family), i) < 0.05);
      }),
      { numRuns: 2000 },
    );
  });
});
