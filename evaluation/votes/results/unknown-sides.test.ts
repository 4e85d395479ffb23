import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { buildResultTable } from '../fixtures/build-result-table.ts';
import { cardVotes } from '../fixtures/card-votes.ts';

const known = cardVotes();
const unknown = known.map((row) => ({ ...row, sides: 'unknown' as const }));
const options = { replicates: 0 };

describe('a table of votes that do not say which image stood on which side', () => {
  const table = buildResultTable(unknown, options);

  it('says so, and nothing of sides', () => {
    expect(table.warnings[0]).toMatch(/do not say which image stood on which side/);
    expect(table.balance).toBeNull();
    const question = at(table.questions, 0);
    expect(question.side_bias).toMatchObject({ left: null, right: null, p_two_sided: null });
    expect(question.side_bias.reason).toMatch(/which side/);
    expect(question.davidson).toMatchObject({ model: 'Davidson', side: null });
    expect(at(table.raters, 0)).toMatchObject({ left: null, side_p_two_sided: null });
  });

  it('has the preferences of the same votes with their sides, in whatever order the two arms stand', () => {
    const swapped = unknown.map((row): (typeof known)[number] => ({
      ...row,
      left_arm: 'deci30',
      right_arm: 'sd50',
      answer: row.left_arm === 'deci30' ? row.answer : flip(row.answer),
    }));
    const preferenceOf = (rows: typeof known): unknown =>
      buildResultTable(rows, options).questions.map((question) => question.net_preference);
    expect(preferenceOf(swapped)).toEqual(preferenceOf(known));
  });
});

function flip(answer: (typeof known)[number]['answer']): typeof answer {
  if (answer === 'left') return 'right';
  return answer === 'right' ? 'left' : answer;
}
