import { expect, it } from 'vitest';
import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import { choosePairs, votesFor } from './choose-pairs.ts';
import { pairsAddress, parsePairFilter } from './pair-filter.ts';

function pair(comparison: string, split: number | null, first = 3): PairVotes {
  return {
    ...{ question: 'looks', comparison, category: 'Animals', challenge: '', arms: ['a', 'b'] },
    counts: { first, second: 1, on_par: 2, neither: 0, no_answer: 0 },
    split,
  };
}

const pairs = [pair('0', 0.5), pair('2', null), pair('10', 0.9), pair('3', 0.5, 5)];
const all = parsePairFilter({});
const numbers = (of: readonly PairVotes[]): string[] => of.map(({ comparison }) => comparison);

it('begins where raters split most, or least, and has pairs of one answer last', () => {
  expect(numbers(choosePairs(pairs, all))).toEqual(['10', '3', '0', '2']);
  expect(numbers(choosePairs(pairs, { ...all, order: 'agreed' }))).toEqual(['3', '0', '10', '2']);
  expect(numbers(choosePairs(pairs, { ...all, order: 'number' }))).toEqual(['0', '2', '3', '10']);
});

it('leaves out what is not asked for', () => {
  expect(choosePairs(pairs, { ...all, question: 'fit' })).toEqual([]);
  expect(choosePairs(pairs, { ...all, answer: 'neither' })).toEqual([]);
  expect(choosePairs(pairs, { ...all, answer: 'b', category: 'Animals' })).toHaveLength(4);
});

it('counts the votes for each answer', () => {
  const answers = ['a', 'b', 'on_par', 'neither', 'no such arm'];
  expect(answers.map((answer) => votesFor(pair('1', 0.5), answer))).toEqual([3, 1, 2, 0, 0]);
});

it('has an address that gives the same filter', () => {
  const filter = { ...all, question: 'looks & more', order: 'agreed', page: 3 } as const;
  const address = new URL(pairsAddress('s', filter), 'http://localhost');
  expect(parsePairFilter(Object.fromEntries(address.searchParams))).toEqual(filter);
  expect(parsePairFilter({ page: '-1', order: 'x', question: ['looks', 'fit'] })).toEqual({
    ...all,
    question: 'looks',
  });
});
