import { at } from '#domain/at.ts';
import { describe, expect, it } from 'vitest';
import { CARD_TALLY, cardVotes } from '../fixtures/card-votes.ts';
import { orientVotes } from './oriented-votes.ts';
import { ANSWER_CODE, tallyVotes } from './tally.ts';

const counted = cardVotes().filter((row) => row.kind === 'main');
const one = at(counted, 0);

describe('tallyVotes', () => {
  it('counts only main trials and the highest revision of each vote, seen by arm', () => {
    const tally = tallyVotes(cardVotes());
    const rank = Int32Array.from(tally.arms, (key) => ['deci30', 'sd50'].indexOf(key));
    const counts = tally.questions.map((question) => {
      const byOutcome = [0, 0, 0, 0, 0];
      for (const code of orientVotes(question, rank).outcome)
        byOutcome[code] = at(byOutcome, code) + 1;
      return [question.id, byOutcome];
    });
    expect(Object.fromEntries(counts)).toEqual(CARD_TALLY);
    expect(tally.repeats.map((question) => question.answer.length)).toEqual([33, 33]);
    expect(tally.setAside).toEqual({
      practice: 66,
      gold: 66,
      repeat: 66,
      superseded: 198,
      undone: 0,
    });
  });

  it('gives the same whatever the order of the rows', () => {
    const tally = (rows: typeof counted) =>
      Object.fromEntries(
        tallyVotes(rows).questions.map(({ id, answer }) => [id, [...answer].toSorted().join('')]),
      );
    expect(tally(counted.toReversed())).toEqual(tally(counted));
  });

  it('keeps a vote emptied by its last revision as unanswered', () => {
    const rows = [
      { ...one, revision: 2, answer: '' as const },
      { ...one, revision: 1, answer: 'left' as const },
    ];
    expect([...at(tallyVotes(rows).questions, 0).answer]).toEqual([ANSWER_CODE['']]);
  });

  it('does not count a vote that was taken back and not given again, in any order of rows', () => {
    const given = { ...one, revision: 1, answer: 'left' as const };
    const undone = { ...one, revision: 2, answer: '' as const, event: 'undo' as const };
    const again = { ...one, revision: 3, answer: 'right' as const };
    const other = { ...one, trial: 'another', answer: 'on_par' as const };
    for (const rows of [
      [given, undone, other],
      [undone, other, given],
    ]) {
      const { questions, setAside } = tallyVotes(rows);
      expect([...at(questions, 0).answer]).toEqual([ANSWER_CODE.on_par]);
      expect(setAside).toMatchObject({ superseded: 1, undone: 1 });
    }
    const { questions, setAside } = tallyVotes([again, given, undone]);
    expect([...at(questions, 0).answer]).toEqual([ANSWER_CODE.right]);
    expect(setAside).toMatchObject({ superseded: 2, undone: 0 });
    expect(tallyVotes([given, undone]).questions).toEqual([]);
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
