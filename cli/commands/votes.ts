import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import type { Database } from '#prisma/client.ts';
import { voteLines, VOTES_CSV_HEADER } from '#evaluation/votes/rows/write-votes-csv.ts';
import { UserError } from '#domain/user-error.ts';
import { exportVotes } from '#study/votes/export-votes.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { withDatabase } from '../processes/database.ts';
import { printJson, say } from '../console/output.ts';

const BATCH_ROWS = 1000;

type ExportOptions = { output?: string; json?: boolean };

/** `onpar votes`: the raw votes of a study. */
export function votesCommand(): Command {
  const command = new Command('votes').description('the raw votes of a study');
  command
    .command('export')
    .argument('<study>', 'short name, id or protocol file')
    .description('write every vote as given, raters by pseudonym (CSV, RFC 4180)')
    .option('-o, --output <file>', 'file to write (default: stdout)')
    .option('--json', 'print one JSON document that says what was written (needs -o)')
    .addHelpText('after', '\nExample:\n  onpar votes export my-study -o votes.csv')
    .action(exportAction);
  return command;
}

async function exportAction(reference: string, options: ExportOptions): Promise<void> {
  const { output, json } = options;
  if (json && output === undefined) {
    throw new UserError('--json needs -o FILE: the votes themselves are CSV', {
      code: 'wrong-call',
    });
  }
  const votes = await withDatabase(async (db) => {
    const { slug } = await resolveStudy({ db, reference });
    return output === undefined
      ? writeCsv({ db, slug, target: process.stdout, end: false })
      : writeAtomically({ db, slug, path: output });
  });
  if (json) printJson({ votes, file: output });
  else say(`${votes} votes${output === undefined ? '' : ` in ${output}`}`);
}

/** Writes beside the file and renames, so that a reader never sees half of it. */
async function writeAtomically(options: {
  db: Database;
  slug: string;
  path: string;
}): Promise<number> {
  const { db, slug, path } = options;
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const votes = await writeCsv({ db, slug, target: createWriteStream(temporary), end: true });
    const file = await open(temporary, 'r+');
    await file.sync().finally(() => file.close());
    await rename(temporary, path);
    return votes;
  } catch (cause) {
    await rm(temporary, { force: true });
    if (!isFileFault(cause)) throw cause;
    throw new UserError(`cannot write ${path}: check that ${dirname(path)} is there and writable`, {
      code: 'cannot-write',
      cause,
    });
  }
}

function isFileFault(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

async function writeCsv(options: {
  db: Database;
  slug: string;
  target: Writable;
  end: boolean;
}): Promise<number> {
  const { db, slug, target, end } = options;
  let votes = 0;
  async function* lines(): AsyncGenerator<string> {
    yield VOTES_CSV_HEADER;
    for await (const rows of inBatches(exportVotes({ db, slug }))) {
      votes += rows.length;
      yield voteLines(rows);
    }
  }
  await pipeline(Readable.from(lines()), target, { end });
  return votes;
}

async function* inBatches(rows: AsyncIterable<VoteRow>): AsyncGenerator<VoteRow[]> {
  let batch: VoteRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
