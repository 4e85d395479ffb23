import { stringify } from 'csv-stringify/sync';
import { withFormulaGuard } from './formula-guard.ts';
import { VOTE_COLUMNS, type VoteRow } from '#domain/vote-row.ts';

/** The header line of votes.csv, with its line end. */
export const VOTES_CSV_HEADER = `${VOTE_COLUMNS.join(',')}\r\n`;

/**
 * Lines of votes.csv (RFC 4180: CRLF, quotes where needed) without the header, for rows in the order
 * given. Text that a spreadsheet would run as a formula gets an apostrophe in front, which the reader
 * takes away again: what is read is what was written, whatever it holds.
 */
export function voteLines(rows: readonly VoteRow[]): string {
  const records = rows.map((row) => VOTE_COLUMNS.map((column) => cell(row[column])));
  return stringify(records, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

function cell(value: string | number | boolean | null): string {
  if (value === null) return '';
  return typeof value === 'string' ? withFormulaGuard(value) : String(value);
}
