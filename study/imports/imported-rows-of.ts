import type { VoteRow } from '#domain/vote-row.ts';
import { readVotesCsv } from '#evaluation/votes/rows/read-votes-csv.ts';
import type { DatabaseSession } from '#prisma/client.ts';

/**
 * The votes of an imported study, as its votes.csv has them.
 *
 * @param onProblem is told of names that would not be taken today: what is kept stays readable
 */
export async function* importedRowsOf(
  db: DatabaseSession,
  study: { id: string; slug: string },
  onProblem: (problem: string) => void,
): AsyncGenerator<VoteRow[]> {
  const { csv } = await db.importedVotes.findUniqueOrThrow({ where: { studyId: study.id } });
  const name = `the votes of study ${study.slug}`;
  yield* readVotesCsv(bytesOf(csv), name, onProblem, { isKept: true });
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
