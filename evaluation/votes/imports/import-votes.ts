import { UserError } from '#domain/user-error.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { arenaVotes } from './arena-votes.ts';
import { parseFieldMap } from './field-map.ts';
import type { ForeignVotes } from './foreign-vote.ts';
import { importedRows } from './imported-rows.ts';
import { labelStudioVotes } from './label-studio-votes.ts';
import { notKnown } from './not-known.ts';
import { readRecords } from './read-records.ts';
import { tableVotes } from './table-votes.ts';
import { readImageArms } from './task-arms.ts';

/** Tools whose votes can be read. */
export const VOTE_SOURCES = ['arena', 'label-studio', 'csv'] as const;

export type VoteSource = (typeof VOTE_SOURCES)[number];

/** A file as it was read from disk. */
export type VoteFile = { name: string; bytes: Uint8Array };

/** Rows of votes.csv, and what to know of them: what was passed over, and what is not known. */
export type ImportedVotes = { rows: VoteRow[]; warnings: string[] };

/**
 * Reads the votes of another tool.
 *
 * @param options.study short name of the study that the rows name
 * @param options.map `role=column` and `answer.WORD=meaning`
 * @param options.arms the table of images and arms that the map names as `arms`
 * @throws UserError with the line of what cannot be read, and what is known or wanted there
 */
export async function importVotes(options: {
  file: VoteFile;
  from: VoteSource;
  study: string;
  map: readonly string[];
  arms: VoteFile | null;
}): Promise<ImportedVotes> {
  const { file, study } = options;
  const { name, votes, notes } = await foreignVotes(options);
  if (votes.length === 0) {
    throw new UserError(`${file.name} has no vote: export it again, or choose another --from.`, {
      code: 'votes-import',
    });
  }
  const { rows, notes: doubts } = importedRows(votes, { study, file: name });
  return { rows, warnings: [...notes, ...doubts, ...notKnown(votes)] };
}

async function foreignVotes(options: {
  file: VoteFile;
  from: VoteSource;
  map: readonly string[];
  arms: VoteFile | null;
}): Promise<ForeignVotes & { name: string }> {
  const { file, from, arms: table } = options;
  const read = await readRecords(file.bytes, file.name);
  const { name, records } = read;
  const map = parseFieldMap(options.map, records);
  if (from === 'arena') return { name, ...arenaVotes(read, map) };
  if (from === 'csv') return { name, ...tableVotes(read, map) };
  const arms = table && readImageArms(await readRecords(table.bytes, table.name));
  return { name, ...labelStudioVotes(read, map, arms) };
}
