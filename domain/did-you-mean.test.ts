import { expect, test } from 'vitest';
import { didYouMean } from './did-you-mean.ts';
import { oneOf } from './one-of.ts';

const SCHEDULERS = ['ddim', 'pndm', 'euler', 'euler-ancestral', 'dpmsolver++', 'lcm'];

test.each([
  ['ddimm', 'ddim'],
  ['DDIM', 'ddim'],
  ['lmc', 'lcm'],
  ['elure', undefined],
  ['dpm', 'dpmsolver++'],
  ['dpm++', 'dpmsolver++'],
  ['euler_ancestrel', 'euler-ancestral'],
  ['Euler A', 'euler-ancestral'],
  ['foo', undefined],
  ['x', undefined],
  ['', undefined],
  ['d'.repeat(100_000), undefined],
])('%s may stand for %s', (word, meant) => {
  expect(didYouMean(word, SCHEDULERS)).toBe(meant);
});

test('where two names are as near, the first one is taken', () => {
  expect(didYouMean('abcx', ['abcd', 'abce'])).toBe('abcd');
});

test('a closed set takes its words and no others, names of other programs included in what it says', () => {
  const schema = oneOf(['ddim', 'pndm'], { PNDMScheduler: 'pndm' });
  expect(schema.parse('ddim')).toBe('ddim');
  const say = (value: unknown): string | undefined =>
    schema.safeParse(value).error?.issues[0]?.message;
  expect(say('PNDMScheduler')).toBe(
    'must be one of ddim, pndm, not "PNDMScheduler"; did you mean pndm?',
  );
  expect(say('toString')).toBe('must be one of ddim, pndm, not "toString"');
  expect(say(undefined)).toBe('is missing: it must be one of ddim, pndm');
  expect(say({})).toBe('must be one of ddim, pndm, not a map');
});
