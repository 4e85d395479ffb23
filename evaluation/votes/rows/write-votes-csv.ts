import { withoutDoubt } from '#domain/milliseconds-text.ts';
import { stringify } from 'csv-stringify/sync';
import { withFormulaGuard } from './formula-guard.ts';
import { VOTE_COLUMNS, type VoteColumn, type VoteRow } from '#domain/vote-row.ts';

/** The header line of votes.csv, with its line end. */
export const VOTES_CSV_HEADER = `${VOTE_COLUMNS.join(',')}\r\n`;

/**
 * Lines of votes.csv (RFC 4180: CRLF, quotes where needed) without the header, for rows in the order
 * given. Text that a spreadsheet would run as a formula gets an apostrophe in front, which the reader
 * takes away again: what is read is what was written, whatever it holds.
 */
export function voteLines(rows: readonly VoteRow[]): string {
  const records = rows.map((row) => VOTE_COLUMNS.map((column) => cell(column, row)));
  return stringify(records, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

function cell(column: VoteColumn, row: VoteRow): string {
  const value = row[column];
  if (value === null) return '';
  if (column === 'response_ms' || column === 'decode_ms') return withoutDoubt(String(value));
  return typeof value === 'string' ? withFormulaGuard(value) : String(value);
}
