import { expect, it } from 'vitest';
import { SMALL_STUDIES } from './coverage-grid.ts';
import { gridOfFlags } from './grid-of-flags.ts';

it('puts what flags say in the place of the usual grid', () => {
  expect(gridOfFlags({ raters: '2,4', effects: '1:2' })).toEqual({
    ...SMALL_STUDIES,
    raters: [2, 4],
    effects: [[1, 2]],
  });
});

it.each([
  [{ raters: '2;4' }, 'no number'],
  [{ effects: '1:2:3' }, 'no pair'],
  [{ undecided: '1' }, 'cannot be undecided'],
  [{ undecided: '0.2', nets: '0,0.9' }, 'a net preference of 0.9 cannot be'],
])('refuses %j', (flags, words) => {
  expect(() => gridOfFlags(flags)).toThrow(words);
});
