import type { VoteRow } from '#domain/vote-row.ts';
import { exportVotesByRaters } from './export-votes-by-raters.ts';
import type { ExportedVotes } from './export-votes-by-raters.ts';

/** Every vote of a study, one after the other, as `exportVotesByRaters` gives them. */
export async function* exportVotes(options: ExportedVotes): AsyncGenerator<VoteRow> {
  for await (const rows of exportVotesByRaters(options)) yield* rows;
}
