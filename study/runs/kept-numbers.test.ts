import { expect, it } from 'vitest';
import { keptNumbers } from './kept-numbers.ts';

it('a metric of several numbers is kept as that many, each with what is said of all', () => {
  const said = { ci95_of: 'the value with so many samples', method: 'k = 5' };
  const parts = { precision: { value: 1, ci95: [0, 1] }, recall: { value: 0.5, ci95: null } };
  expect(keptNumbers('prdc', { ...parts, ...said })).toEqual([
    { name: 'precision', value: 1, detail: { ...parts.precision, ...said } },
    { name: 'recall', value: 0.5, detail: { ...parts.recall, ...said } },
  ]);
});

it('a metric of one number is kept whole, and one that was not computed is not', () => {
  const kid = { value: 2, subsets: { mean: 2, sd: 1 }, ci95_of: 'x' };
  expect(keptNumbers('kid', kid)).toEqual([{ name: 'kid', value: 2, detail: kid }]);
  expect(keptNumbers('kid', { value: null, reason: 'it needs a set B' })).toEqual([]);
});
