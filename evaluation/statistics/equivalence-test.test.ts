import { describe, expect, it } from 'vitest';
import { equivalenceTest } from './equivalence-test.ts';

describe('equivalenceTest', () => {
  it('is equivalent exactly when the 90% interval lies within the margin', () => {
    // t(0.95, 9) = 1.833113
    const inside = 0.1 - 1.833114 * 0.03;
    const outside = 0.1 - 1.833112 * 0.03;
    const at = (estimate: number) => equivalenceTest({ estimate, se: 0.03, df: 9, margin: 0.1 });
    expect(at(inside).equivalent).toBe(true);
    expect(at(outside).equivalent).toBe(false);
    expect(at(-inside).p).toBeCloseTo(at(inside).p, 12);
  });

  it('does not take a wide interval around zero for equivalence', () => {
    const test = equivalenceTest({ estimate: 0, se: 0.2, df: Infinity, margin: 0.1 });
    expect(test.equivalent).toBe(false);
    // normal tail beyond 1/2
    expect(test.p).toBeCloseTo(0.3085375, 6);
  });
});
