import { describe, expect, it } from 'vitest';
import golden from '../votes/fixtures/statistics.json' with { type: 'json' };
import { signTest } from './sign-test.ts';

describe('signTest', () => {
  it('gives the reference p value of 411 wins and 305 losses', () => {
    const { wA, wB, sign_exact_p: p } = golden.two_model_closed_form;
    expect(signTest({ wins: wA, losses: wB }) / p).toBeCloseTo(1, 6);
  });

  it('sums the binomial tail exactly for small counts', () => {
    // 2 (C(12,0) + C(12,1) + C(12,2)) / 2^12
    expect(signTest({ wins: 10, losses: 2 })).toBeCloseTo((2 * (1 + 12 + 66)) / 4096, 12);
    expect(signTest({ wins: 0, losses: 6 })).toBeCloseTo(2 / 64, 12);
  });

  it('is symmetric, and never above 1', () => {
    expect(signTest({ wins: 7, losses: 3 })).toBe(signTest({ wins: 3, losses: 7 }));
    expect(signTest({ wins: 5, losses: 5 })).toBe(1);
    for (let n = 0; n < 200; n++) expect(signTest({ wins: n, losses: n + 1 })).toBe(1);
    expect(signTest({ wins: 0, losses: 0 })).toBe(1);
  });
});
