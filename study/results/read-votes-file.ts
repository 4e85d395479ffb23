import { failureWords } from '#domain/failure-words.ts';
import { UserError } from '#domain/user-error.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { readVotesCsv } from '#evaluation/votes/rows/read-votes-csv.ts';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/**
 * The rows of a votes.csv, in batches as it streams by; `-` reads standard input.
 *
 * @param onNote is told of what was passed over
 * @param options.withoutTimes as of `readVotesCsv`
 * @throws UserError when there is no such file, or with the line that is wrong.
 */
export async function* readVotesFile(
  file: string,
  onNote: (note: string) => void,
  options: { withoutTimes?: boolean } = {},
): AsyncGenerator<VoteRow[]> {
  const source = file === '-' ? process.stdin : createReadStream(await requireFile(file), PIECES);
  yield* readVotesCsv(source, file === '-' ? 'standard input' : file, onNote, options);
}

/** Larger pieces than by default: there are fewer of them. */
const PIECES = { highWaterMark: 256 * 1024 };

async function requireFile(file: string): Promise<string> {
  const found = await stat(file).catch((error: unknown) => failureWords(error));
  if (typeof found === 'string') {
    throw new UserError(
      `The votes file ${file} cannot be read (${found}); give the path of a file that \`onpar votes export\` wrote.`,
      { code: 'unreadable-file' },
    );
  }
  if (found.isDirectory()) {
    throw new UserError(`${file} is a folder; give the votes.csv inside it.`, {
      code: 'unreadable-file',
    });
  }
  return file;
}
