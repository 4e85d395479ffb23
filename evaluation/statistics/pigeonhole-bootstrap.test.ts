import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { crossedCells, type CrossedCells } from './crossed-cells.ts';
import { drawMultiplicities } from './draw-multiplicities.ts';
import { pigeonholeBootstrap } from './pigeonhole-bootstrap.ts';
import { createSeededRandom } from './seeded-random.ts';

function draw(cells: CrossedCells, replicates: number, seed = 0) {
  const units = [cells.raters, cells.prompts];
  const drawn = drawMultiplicities({ units, replicates, random: createSeededRandom(seed) });
  return { raters: at(drawn, 0), prompts: at(drawn, 1) };
}

function resample(cells: CrossedCells, replicates: number, seed = 0): Float64Array {
  return pigeonholeBootstrap({ cells, ...draw(cells, replicates, seed) });
}

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
    const means = resample(crossedCells(votes), 50);
    expect(new Set(means)).toEqual(new Set([3]));
  });

  it('repeats itself from the same seed', () => {
    const cells = crossedCells({ score: [1, 0, -1], rater: [0, 1, 2], prompt: [0, 0, 1] });
    expect(resample(cells, 20, 4)).toEqual(resample(cells, 20, 4));
    expect(resample(cells, 20, 4)).not.toEqual(resample(cells, 20, 5));
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
    const means = resample(cells, 40_000);
    const spread = (list: number[]) => {
      const centre = list.reduce((s, x) => s + x, 0) / list.length;
      return list.reduce((s, x) => s + (x - centre) ** 2, 0) / list.length;
    };
    const expected = spread(raters.map((r) => r * r)) / 6 + spread(prompts.map((p) => 10 * p)) / 4;
    expect(spread([...means]) / expected).toBeGreaterThan(0.96);
    expect(spread([...means]) / expected).toBeLessThan(1.04);
  });

  it('weighs each vote by how often its rater and its prompt were drawn', () => {
    const random = createSeededRandom(7);
    const places = (most: number) => Array.from({ length: 60 }, () => Math.floor(random() * most));
    const [rater, prompt, steps] = [places(7), places(5), places(9)];
    // whole numbers are added up together with their counts, others apart, and so are huge ones
    for (const scale of [1, 0.5, 2 ** 40]) {
      const score = steps.map((step) => (step - 4) * scale);
      const cells = crossedCells({ score, rater, prompt });
      const { raters, prompts } = draw(cells, 30);
      const order = (codes: number[]) => [...new Set(codes)];
      const [ofRater, ofPrompt] = [order(rater), order(prompt)];
      const means = Array.from({ length: 30 }, (_, b) => {
        const weights = score.map((_, i) => {
          const r = b * raters.units + ofRater.indexOf(at(rater, i));
          const p = b * prompts.units + ofPrompt.indexOf(at(prompt, i));
          return at(raters.times, r) * at(prompts.times, p);
        });
        const total = score.reduce((sum, x, i) => sum + x * at(weights, i), 0);
        return total / weights.reduce((sum, w) => sum + w, 0);
      });
      expect([...resample(cells, 30)]).toEqual(means);
    }
  });
});
