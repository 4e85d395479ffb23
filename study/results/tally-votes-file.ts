import { createTallier, type VoteTally } from '#evaluation/votes/rows/tally.ts';
import { readVotesFile } from './read-votes-file.ts';

/**
 * Tallies a votes.csv as it streams by; `-` reads standard input.
 *
 * @param onNote is told of what was passed over
 * @throws UserError as `readVotesFile`
 */
export async function tallyVotesFile(
  file: string,
  onNote: (note: string) => void,
): Promise<VoteTally> {
  const tallier = createTallier();
  for await (const rows of readVotesFile(file, onNote)) {
    for (const row of rows) tallier.add(row);
  }
  return tallier.finish();
}
