import { createHash } from 'node:crypto';
import type { OnPar } from './onpar.ts';

/** A row of votes.csv, by column. */
export type ExportedVote = Record<string, string>;

/** A rater's link, and the pseudonym that exports know its rater by. */
export async function raterOfLink(
  onpar: OnPar,
  link: string | undefined,
): Promise<{ link: string; pseudonym: string }> {
  const token = link?.split('/').at(-1);
  if (link === undefined || token === undefined) throw new Error('There is no other link.');
  const inviteHash = createHash('sha256').update(token).digest('hex');
  const { pseudonym } = await onpar.db.enrolment.findUniqueOrThrow({ where: { inviteHash } });
  return { link, pseudonym };
}

/** A rater's main votes, as `onpar votes export` writes them; no cell of the fixture holds a comma. */
export async function exportedVotes(
  onpar: OnPar,
  slug: string,
  pseudonym: string,
): Promise<ExportedVote[]> {
  const csv = await onpar.onpar('votes', 'export', slug);
  const [header, ...lines] = csv.trim().split('\r\n');
  if (header === undefined) throw new Error('There is no header.');
  const columns = header.split(',');
  return lines
    .map((line) => line.split(','))
    .map((cells) => Object.fromEntries(columns.map((column, i) => [column, String(cells[i])])))
    .filter((row) => row.rater === pseudonym && row.kind === 'main');
}

/** Votes in short: question, revision, answer, event. */
export function said(rows: readonly ExportedVote[]): string[] {
  return rows.map(({ question, revision, answer, event }) =>
    [question, revision, answer, event].join(' ').replace('  ', ' '),
  );
}
