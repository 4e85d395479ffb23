import { expect, test } from 'vitest';
import { wordsOf } from '#domain/words/words-of.ts';
import { remarkOf } from './remark-of.ts';

test('a report is remarked on while it is the last thing that was done', () => {
  const report = { trialId: 'a', question: null };
  const vote = { trialId: 'b', question: 'q' };
  expect(remarkOf({ given: [] }, wordsOf('en'))).toBeNull();
  expect(remarkOf({ given: [vote, report] }, wordsOf('en'))).toMatch(/^Pair reported/);
  expect(remarkOf({ given: [report, vote] }, wordsOf('en'))).toBeNull();
});
