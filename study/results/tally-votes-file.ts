import { UserError } from '#domain/user-error.ts';
import { createTallier, type VoteTally } from '#evaluation/votes/rows/tally.ts';
import { readVotesFile } from './read-votes-file.ts';

/**
 * Tallies a votes.csv as it streams by; `-` reads standard input.
 *
 * @param onNote is told of what was passed over
 * @throws UserError as `readVotesFile`; `no-votes` when the file has none that count
 */
export async function tallyVotesFile(
  file: string,
  onNote: (note: string) => void,
): Promise<VoteTally> {
  const tallier = createTallier();
  let read = 0;
  for await (const rows of readVotesFile(file, onNote, { withoutTimes: true })) {
    for (const row of rows) tallier.add(row);
    read += rows.length;
  }
  const tally = tallier.finish();
  if (tally.questions.length > 0) return tally;
  const name = file === '-' ? 'standard input' : file;
  const held = read === 0 ? 'has a header line and no vote under it' : 'has no vote of kind "main"';
  throw new UserError(`${name} ${held}, so there is nothing to put into a table.`, {
    code: 'no-votes',
  });
}
