import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { falseRoot } from './false-root.ts';

describe('falseRoot', () => {
  it('finds where an increasing function is zero, even a bent one', () => {
    const root = fc.double({ min: -5, max: 5, noNaN: true });
    const steepness = fc.constantFrom(0.1, 1, 20);
    fc.assert(
      fc.property(root, steepness, (zero, steep) => {
        const bent = (x: number): number => Math.exp(steep * (x - zero)) - 1;
        expect(falseRoot(bent, [-6, 6])).toBeCloseTo(zero, 8);
      }),
    );
  });
});
