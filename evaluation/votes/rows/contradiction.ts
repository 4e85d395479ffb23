import { sayNearName } from '#domain/say-near-name.ts';
import { shapeOfName } from '#domain/shape-of-name.ts';
import { showValue } from '#domain/show-value.ts';
import { UserError } from '#domain/user-error.ts';
import type { VoteColumn, VoteRow } from '#domain/vote-row.ts';

/** A row, its line, and the file it is in. */
export type RowOfFile = { row: VoteRow; line: number; file: string };

/** One thing that two rows speak of, such as a trial, and tell differently. */
export type Contradicted = {
  of: string;
  column: VoteColumn;
  /** what the earlier row told, and its line */
  told: VoteRow[VoteColumn];
  line: number;
  /** why both cannot be right */
  rule: string;
};

/** What is said of a row whose column tells another thing than an earlier row did. */
export function contradiction(
  { row, line, file }: RowOfFile,
  { of, column, told, line: earlier, rule }: Contradicted,
): UserError {
  return new UserError(
    `${file}, line ${line} contradicts line ${earlier}: ${column} of ${of} is ${showValue(row[column])}, and was ${showValue(told)}; ${rule}, so correct the wrong one${hintOf(row[column], told)}.`,
    { code: 'votes-contradict' },
  );
}

/** What two words that look alike are most likely. */
function hintOf(one: VoteRow[VoteColumn], other: VoteRow[VoteColumn]): string {
  if (typeof one !== 'string' || typeof other !== 'string') return '';
  if (shapeOfName(one) !== shapeOfName(other)) return '';
  return `: ${sayNearName(one, { name: other, place: 'that line' })}`;
}
