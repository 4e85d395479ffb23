import { expect, it } from 'vitest';
import { chooseStudies } from './choose-studies.ts';

const studies = Array.from({ length: 15 }, (_none, i) => ({ slug: `s-${i}` }));
const names = (count: number): string[] => studies.slice(0, count).map(({ slug }) => slug);

it('chooses the studies that are named, in the order of the address', () => {
  expect(chooseStudies(studies, ['s-3', 's-1'])).toEqual({
    chosen: [{ slug: 's-3' }, { slug: 's-1' }],
    notShown: [],
  });
  expect(chooseStudies(studies, names(12)).notShown).toEqual([]);
});

it('says how many are named that it does not show, and why', () => {
  expect(chooseStudies(studies, ['gone', 's-1', '../x']).notShown).toEqual([
    '2 studies of this address are not among those that you may see.',
  ]);
  const { chosen, notShown } = chooseStudies(studies, [...names(13), 'gone']);
  expect(chosen.map(({ slug }) => slug)).toEqual(names(12));
  expect(notShown).toEqual([
    '1 study of this address is not among those that you may see.',
    '1 study of this address is left out: no more than 12 are held beside each other.',
  ]);
});
