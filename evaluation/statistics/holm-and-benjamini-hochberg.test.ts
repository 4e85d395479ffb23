import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import golden from '../votes/fixtures/statistics.json' with { type: 'json' };
import { benjaminiHochbergAdjust } from './benjamini-hochberg-adjust.ts';
import { holmAdjust } from './holm-adjust.ts';

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
});
