import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { describe, expect, it } from 'vitest';
import { degreesOfFreedom } from './degrees-of-freedom.ts';

describe('degreesOfFreedom', () => {
  it.each([0.8, 2, 9, 31.5])('gives back the %f degrees of freedom of a critical value', (df) => {
    expect(degreesOfFreedom(tQuantile(0.975, df), 0.05)).toBeCloseTo(df, 6);
  });

  it('has none for the normal quantile', () => {
    expect(degreesOfFreedom(1.959963, 0.05)).toBeNull();
  });
});
