import { describe, expect, it } from 'vitest';
import { checkDraw } from './check-draw.ts';
import { drawPrompts } from './draw-prompts.ts';

const prompts = Array.from({ length: 100 }, (_, index) => ({
  index,
  text: `prompt ${index}`,
  category: index % 4 === 0 ? 'Animals' : 'Food',
  challenge: index % 2 === 0 ? 'Basic' : 'Complex',
  note: '',
}));
const plain = prompts.map((prompt) => ({ ...prompt, category: '', challenge: '' }));

const problems = (spec: object, of = prompts): string[] =>
  checkDraw(of, { set: 'words', seed: 0, ...spec }).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  );

describe('what a protocol asks of its prompt set', () => {
  it.each([
    [{ draw: 101 }, 'prompts.draw asks for 101 prompts, and words has 100'],
    [
      { draw: 26, categories: ['Animals'] },
      'prompts.draw asks for 26 prompts, and words has 25 that its filters leave',
    ],
    [
      { categories: { Animals: 26 } },
      'prompts.categories.Animals asks for 26 prompts, and words has 25 of that category',
    ],
    [
      { categories: { Food: 50 }, challenges: ['Basic'] },
      'prompts.categories.Food asks for 50 prompts, and words has 25 of that category',
    ],
    [
      { categories: ['Food', 'Animls'] },
      'prompts.categories.1 is no category of words, "Animls": did you mean Animals?',
    ],
    [
      { challenges: { Cars: 1 } },
      'prompts.challenges.Cars is no challenge of words, "Cars": known are Basic, Complex',
    ],
    [{ ids: [3, 100] }, 'prompts.ids.1 names prompt 100, and words has prompts 0 to 99'],
    [
      { categories: ['Animals'], challenges: ['Complex'] },
      'prompts leaves nothing to draw from: no prompt of words has both',
    ],
  ])('and the set has not, is told: %j', (spec, message) => {
    expect(problems(spec)).toEqual([message]);
  });

  it('of a column that the set does not have, is told so', () => {
    expect(problems({ categories: ['Food'] }, plain)).toEqual([
      'prompts.categories.0 is no category of words, "Food": it has no categories',
    ]);
  });

  it('and the set has, can be drawn', () => {
    const specs = [
      {},
      { draw: 100 },
      { ids: [99, 0] },
      { categories: { Food: 75 } },
      { categories: ['Animals'], draw: 25 },
      { challenges: { Basic: 1, Complex: 50 }, categories: ['Food'] },
    ];
    for (const spec of specs) {
      expect(problems(spec)).toEqual([]);
      const drawn = drawPrompts({ prompts, spec: { set: 'words', seed: 0, ...spec } });
      expect(drawn.length).toBeGreaterThan(0);
    }
  });
});
