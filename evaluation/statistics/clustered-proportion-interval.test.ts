import { describe, expect, it } from 'vitest';
import { clusteredProportionInterval } from './clustered-proportion-interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

describe('clusteredProportionInterval', () => {
  it('is Wilson’s without clustering and with many clusters', () => {
    const [low, high] = clusteredProportionInterval({
      share: 0.3,
      n: 200,
      designEffect: 1,
      df: 1e7,
    });
    const [plainLow, plainHigh] = wilsonInterval({ share: 0.3, n: 200 });
    expect(low).toBeCloseTo(plainLow, 6);
    expect(high).toBeCloseTo(plainHigh, 6);
  });

  it('is Wilson’s of a fourth of the votes at a design effect of four', () => {
    const clustered = clusteredProportionInterval({
      share: 0.3,
      n: 200,
      designEffect: 4,
      df: Infinity,
    });
    expect(clustered).toEqual(wilsonInterval({ share: 0.3, n: 50 }));
  });

  it('never claims more votes than there are, and stays within 0 and 1', () => {
    const options = { share: 0, n: 20, df: 5 };
    const [low, high] = clusteredProportionInterval({ ...options, designEffect: 0.1 });
    expect([low, high]).toEqual(clusteredProportionInterval({ ...options, designEffect: 1 }));
    expect(low).toBe(0);
    expect(high).toBeLessThan(1);
  });
});
