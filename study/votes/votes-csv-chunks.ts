import { voteLines, VOTES_CSV_HEADER } from '#evaluation/votes/rows/write-votes-csv.ts';
import { inBatches } from '#files/in-batches.ts';
import type { Database } from '#prisma/client.ts';
import { exportVotes } from './export-votes.ts';

const ROWS_AT_ONCE = 1000;

/**
 * A study's votes.csv chunk by chunk, in bounded memory: the header, then lines of many votes.
 *
 * @param options.onProblem as in `exportVotes`
 * @param beforeVotes is told how many votes a chunk holds before it is given; it may take its time
 */
export async function* votesCsvChunks(options: {
  db: Database;
  slug: string;
  beforeVotes?: (votes: number) => Promise<void>;
  onProblem?: (problem: string) => void;
}): AsyncGenerator<string> {
  const { beforeVotes } = options;
  yield VOTES_CSV_HEADER;
  for await (const rows of inBatches(exportVotes(options), ROWS_AT_ONCE)) {
    await beforeVotes?.(rows.length);
    yield voteLines(rows);
  }
}
