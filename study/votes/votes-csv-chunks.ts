import { voteLines, VOTES_CSV_HEADER } from '#evaluation/votes/rows/write-votes-csv.ts';
import { inBatches } from '#files/in-batches.ts';
import type { Database } from '#prisma/client.ts';
import { exportVotes } from './export-votes.ts';

const ROWS_AT_ONCE = 1000;

/**
 * A study's votes.csv chunk by chunk, in bounded memory: the header, then lines of many votes. The
 * first votes are read before the header is given, so that a study that cannot be read throws before
 * anything of the file is there.
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
  const batches = inBatches(exportVotes(options), ROWS_AT_ONCE);
  try {
    let next = await batches.next();
    yield VOTES_CSV_HEADER;
    while (!next.done) {
      await beforeVotes?.(next.value.length);
      yield voteLines(next.value);
      next = await batches.next();
    }
  } finally {
    await batches.return(undefined);
  }
}
