import { expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { cardVotes } from '../fixtures/card-votes.ts';
import { tallyVotes } from '../rows/tally.ts';
import { pairVotes } from './pair-votes.ts';
import { resultTableOf } from './result-table.ts';

const tally = tallyVotes(cardVotes());
const pairs = pairVotes(tally, {});

it('adds up to the counts of the table', () => {
  for (const { id, by_arm_pairs: own } of resultTableOf(tally, { replicates: 0 }).questions) {
    for (const { arms, counts } of own) {
      const sum = { first: 0, second: 0, on_par: 0, neither: 0, no_answer: 0 };
      for (const pair of pairs) {
        if (pair.question !== id || pair.arms.join(' ') !== arms.join(' ')) continue;
        for (const key of ['first', 'second', 'on_par', 'neither', 'no_answer'] as const) {
          sum[key] += pair.counts[key];
        }
      }
      expect(sum).toEqual(counts);
    }
  }
});

it('is split as one minus the share of pairs of raters who agree', () => {
  const main = cardVotes().filter(({ kind }) => kind === 'main');
  const byRevision = main.toSorted((a, b) => a.revision - b.revision);
  const standing = new Map(byRevision.map((row) => [`${row.question} ${row.trial}`, row]));
  for (const { question, comparison, split } of pairs) {
    const answers = [...standing.values()]
      .filter((row) => row.question === question && row.comparison === comparison)
      .filter(({ answer }) => answer !== '')
      .map(({ answer, left_arm: left, right_arm: right }) => {
        if (answer === 'left') return left;
        return answer === 'right' ? right : answer;
      });
    let differing = 0;
    for (const [i, a] of answers.entries()) {
      differing += answers.slice(i + 1).filter((b) => b !== a).length;
    }
    const all = (answers.length * (answers.length - 1)) / 2;
    if (all === 0) expect(split).toBe(null);
    else expect(present(split, 'the split')).toBeCloseTo(differing / all, 12);
  }
});

it('leaves out the raters that the table leaves out', () => {
  const rater = present(tally.raters[0], 'a rater');
  const without = pairVotes(tally, { excluded: [{ rater, reason: 'by rule' }] });
  const count = (of: typeof pairs): number =>
    of.flatMap(({ counts }) => Object.values(counts)).reduce((a, b) => a + b, 0);
  const own = tally.questions
    .flatMap((question) => [...question.rater])
    .filter((code) => tally.raters[code] === rater).length;
  expect(count(pairs) - count(without)).toBe(own);
});
