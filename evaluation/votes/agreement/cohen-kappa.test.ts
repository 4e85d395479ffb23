import { describe, expect, it } from 'vitest';
import { cohenKappa } from './cohen-kappa.ts';

const repeat = (count: number, pair: [number, number]) =>
  new Array<[number, number]>(count).fill(pair);

describe('cohenKappa', () => {
  it('corrects agreement for chance', () => {
    // 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: P_o = 0.7, P_e = 0.5 * 0.6 + 0.5 * 0.4
    const pairs = [
      ...repeat(20, [1, 1]),
      ...repeat(5, [1, 0]),
      ...repeat(10, [0, 1]),
      ...repeat(15, [0, 0]),
    ];
    expect(cohenKappa(pairs)).toBeCloseTo((0.7 - 0.5) / 0.5, 12);
  });

  it('is undefined without pairs or without variety', () => {
    expect(cohenKappa([])).toBeNull();
    expect(cohenKappa([[1, 1]])).toBeNull();
  });
});
