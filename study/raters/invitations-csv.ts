import { stringify } from 'csv-stringify/sync';
import type { Invitation } from './invite-raters.ts';

/** Invitations as CSV, to be kept: their links are not shown again. */
export function invitationsCsv(invitations: readonly Invitation[]): string {
  const hasEmails = invitations.some(({ email }) => email !== undefined);
  const columns = ['rater', 'url', ...(hasEmails ? ['email'] : [])];
  const rows = invitations.map(({ pseudonym, url, email }) => [pseudonym, url, email]);
  return stringify(
    rows.map((row) => row.slice(0, columns.length)),
    { header: true, columns, escape_formulas: true },
  );
}
