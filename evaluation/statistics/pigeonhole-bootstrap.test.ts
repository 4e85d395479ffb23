import { describe, expect, it } from 'vitest';
import { crossedCells } from './crossed-cells.ts';
import { pigeonholeBootstrap } from './pigeonhole-bootstrap.ts';
import { createSeededRandom } from './seeded-random.ts';

const random = (seed = 0) => createSeededRandom(seed);

describe('crossedCells', () => {
  it('sums votes by rater and prompt and drops those without any', () => {
    const cells = crossedCells({
      score: [1, 2, 4, 8, 16],
      rater: [7, 2, 7, 7, 2],
      prompt: [5, 5, 9, 5, 9],
    });
    expect([cells.raters, cells.prompts]).toEqual([2, 2]);
    expect([...cells.rowStart]).toEqual([0, 2, 4]);
    expect([...cells.prompt]).toEqual([0, 1, 0, 1]);
    expect([...cells.sum]).toEqual([9, 4, 2, 16]);
    expect([...cells.count]).toEqual([2, 1, 1, 1]);
  });
});

describe('pigeonholeBootstrap', () => {
  it('gives back a constant', () => {
    const votes = { score: [3, 3, 3, 3], rater: [0, 0, 1, 1], prompt: [0, 1, 0, 1] };
    const means = pigeonholeBootstrap({
      cells: crossedCells(votes),
      replicates: 50,
      random: random(),
    });
    expect(new Set(means)).toEqual(new Set([3]));
  });

  it('repeats itself from the same seed', () => {
    const cells = crossedCells({ score: [1, 0, -1], rater: [0, 1, 2], prompt: [0, 0, 1] });
    const draw = (seed: number) =>
      pigeonholeBootstrap({ cells, replicates: 20, random: random(seed) });
    expect(draw(4)).toEqual(draw(4));
    expect(draw(4)).not.toEqual(draw(5));
  });

  it('has the variance of raters plus prompts where the score is their sum', () => {
    // x_rp = a_r + b_p on a full grid: a resampled mean is mean(a*) + mean(b*), independent
    const raters = [0, 1, 2, 3, 4, 5];
    const prompts = [0, 1, 2, 3];
    const grid = raters.flatMap((r) => prompts.map((p) => ({ r, p, x: r * r + 10 * p })));
    const cells = crossedCells({
      score: grid.map((g) => g.x),
      rater: grid.map((g) => g.r),
      prompt: grid.map((g) => g.p),
    });
    const means = pigeonholeBootstrap({ cells, replicates: 40_000, random: random() });
    const spread = (list: number[]) => {
      const centre = list.reduce((s, x) => s + x, 0) / list.length;
      return list.reduce((s, x) => s + (x - centre) ** 2, 0) / list.length;
    };
    const expected = spread(raters.map((r) => r * r)) / 6 + spread(prompts.map((p) => 10 * p)) / 4;
    expect(spread([...means]) / expected).toBeGreaterThan(0.96);
    expect(spread([...means]) / expected).toBeLessThan(1.04);
  });
});
