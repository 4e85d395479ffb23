import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import golden from '../votes/fixtures/statistics.json' with { type: 'json' };
import { wilsonInterval } from './wilson-interval.ts';

const { proportions } = golden;

describe('wilsonInterval', () => {
  it.each([
    [81, 263, proportions.wilson95_81_of_263],
    [0, 10, proportions.wilson95_0_of_10],
    [15, 148, proportions.wilson95_15_of_148],
  ])('gives the reference interval of %i of %i', (count, n, expected) => {
    const [low, high] = wilsonInterval({ share: count / n, n });
    expect(low).toBeCloseTo(at(expected, 0), 7);
    expect(high).toBeCloseTo(at(expected, 1), 7);
  });

  it('has the shares at which the score test is exactly at alpha for its ends', () => {
    const [share, n, z] = [0.3, 50, 1.959963984540054];
    for (const end of wilsonInterval({ share, n })) {
      expect(Math.abs(share - end) / Math.sqrt((end * (1 - end)) / n)).toBeCloseTo(z, 10);
    }
  });

  it('mirrors: the interval of 1 - p is 1 minus that of p', () => {
    const [low, high] = wilsonInterval({ share: 0.2, n: 30 });
    const mirrored = wilsonInterval({ share: 0.8, n: 30 });
    expect(mirrored[0]).toBeCloseTo(1 - high, 12);
    expect(mirrored[1]).toBeCloseTo(1 - low, 12);
  });

  it('knows nothing without observations', () => {
    expect(wilsonInterval({ share: 0, n: 0 })).toEqual([0, 1]);
  });
});
