import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { drawPrompts } from './draw-prompts.ts';

const prompts = Array.from({ length: 100 }, (_, index) => ({
  index,
  text: `prompt ${index}`,
  category: index % 4 === 0 ? 'Animals' : 'Food',
  challenge: index % 2 === 0 ? 'Basic' : 'Complex',
  note: '',
}));
const draw = (spec: object): number[] =>
  drawPrompts({ prompts, spec: { set: 'words', seed: 0, ...spec } }).map(({ index }) => index);

describe('drawing prompts', () => {
  it('draws the same prompts from the same seed, in order of their place', () => {
    const first = draw({ draw: 10 });
    expect(first).toHaveLength(10);
    expect(first).toEqual(first.toSorted((a, b) => a - b));
    expect(draw({ draw: 10 })).toEqual(first);
    expect(draw({ draw: 10, seed: 1 })).not.toEqual(first);
  });

  it('stays with the draw it has always made, whatever the version', () => {
    // computed apart, in Python's hashlib, from what docs/decisions/0018-assignment.md says of a draw
    expect(draw({ draw: 5 })).toEqual([6, 11, 25, 69, 77]);
  });

  it('takes the whole set, a filtered part, and prompts by id', () => {
    expect(draw({})).toHaveLength(100);
    expect(draw({ categories: ['Animals'] })).toHaveLength(25);
    expect(draw({ ids: [7, 3] })).toEqual([3, 7]);
  });

  it('keeps quotas', () => {
    const drawn = draw({ categories: { Animals: 2, Food: 5 }, challenges: ['Basic'] });
    const ofAnimals = drawn.filter((index) => index % 4 === 0);
    expect([drawn.length, ofAnimals.length]).toEqual([7, 2]);
    expect(drawn.every((index) => index % 2 === 0)).toBe(true);
  });

  it('draws each prompt about equally often over seeds', () => {
    const counts = new Array<number>(100).fill(0);
    for (let seed = 0; seed < 2000; seed++) {
      for (const index of draw({ draw: 10, seed })) counts[index] = at(counts, index) + 1;
    }
    // 200 expected of each; the sum of squares over 180 follows chi-squared with 99 degrees, of
    // which 99.99% lies under 161
    const chiSquared = counts.reduce((sum, count) => sum + (count - 200) ** 2 / 180, 0);
    expect(chiSquared).toBeLessThan(161);
  });
});
