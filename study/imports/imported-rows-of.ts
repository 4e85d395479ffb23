import type { VoteRow } from '#domain/vote-row.ts';
import { readVotesCsv } from '#evaluation/votes/rows/read-votes-csv.ts';
import type { DatabaseSession } from '#prisma/client.ts';

/** The votes of an imported study, as its votes.csv has them. */
export async function* importedRowsOf(
  db: DatabaseSession,
  study: { id: string; slug: string },
): AsyncGenerator<VoteRow[]> {
  const { csv } = await db.importedVotes.findUniqueOrThrow({ where: { studyId: study.id } });
  yield* readVotesCsv(bytesOf(csv), `the votes of study ${study.slug}`);
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
