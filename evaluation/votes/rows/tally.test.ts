import { describe, expect, it } from 'vitest';
import { CARD_TALLY, cardVotes } from '../fixtures/card-votes.ts';
import { orientVotes } from './oriented-votes.ts';
import { ANSWER_CODE, tallyVotes } from './tally.ts';

const counted = cardVotes().filter((row) => row.kind === 'main');

describe('tallyVotes', () => {
  it('counts only main trials and the highest revision of each vote, seen by arm', () => {
    const tally = tallyVotes(cardVotes());
    const rank = Int32Array.from(tally.arms, (key) => ['deci30', 'sd50'].indexOf(key));
    const counts = tally.questions.map((question) => {
      const byOutcome = [0, 0, 0, 0, 0];
      for (const code of orientVotes(question, rank).outcome)
        byOutcome[code] = (byOutcome[code] ?? 0) + 1;
      return [question.id, byOutcome];
    });
    expect(Object.fromEntries(counts)).toEqual(CARD_TALLY);
    expect(tally.repeats.map((question) => question.answer.length)).toEqual([33, 33]);
    expect(tally.setAside).toEqual({ practice: 66, gold: 66, repeat: 66, superseded: 198 });
  });

  it('gives the same whatever the order of the rows', () => {
    const tally = (rows: typeof counted) =>
      Object.fromEntries(
        tallyVotes(rows).questions.map(({ id, answer }) => [id, [...answer].toSorted().join('')]),
      );
    expect(tally(counted.toReversed())).toEqual(tally(counted));
  });

  it('keeps a vote withdrawn by its last revision as unanswered', () => {
    const [row] = counted;
    if (!row) throw new Error('the fixture has votes');
    const rows = [
      { ...row, revision: 2, answer: '' as const },
      { ...row, revision: 1, answer: 'left' as const },
    ];
    expect([...(tallyVotes(rows).questions[0]?.answer ?? [])]).toEqual([ANSWER_CODE['']]);
  });

  it('refuses rows that contradict each other', () => {
    const [row] = counted;
    if (!row) throw new Error('the fixture has votes');
    expect(() => tallyVotes([row, row])).toThrow(
      /^Revision 0 of the vote of rater "r1" in trial "t1-1"/,
    );
    expect(() => tallyVotes([row, { ...row, study: 'other' }])).toThrow(/more than one study/);
  });
});
