import type { Database } from '#prisma/client.ts';
import { streamVotes } from './stream-votes.ts';
import type { VoteRow } from './exported-vote.ts';

/**
 * Every vote of a study, by rater, order in the session, question and revision.
 *
 * @throws UserError when there is no such study
 */
export async function* exportVotes(options: {
  db: Database;
  slug: string;
}): AsyncGenerator<VoteRow> {
  for await (const { row } of streamVotes(options)) yield row;
}
