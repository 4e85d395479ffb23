import { Command } from 'commander';
import { countOf } from '#domain/count-of.ts';
import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { eraseKeyTable } from '#study/raters/erase-key-table.ts';
import { eraseRater } from '#study/raters/erase-rater.ts';
import { exportRater } from '#study/raters/export-rater.ts';
import { findRater } from '#study/raters/find-rater.ts';
import { withdrawRater } from '#study/raters/withdraw-rater.ts';
import { printJson, say } from '../console/output.ts';
import { writeResult } from '../console/result-file.ts';
import { withDatabase } from '../processes/database.ts';

type JsonOption = { json?: boolean };

/** `onpar raters withdraw`: a rater's part ends at the rater's wish. */
export function withdrawCommand(): Command {
  return ofRater('withdraw')
    .description("end a rater's part: link, session and address go; votes as the consent said")
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
The protocol says what becomes of the votes (raters.withdrawal: keep or remove). Votes that are
deleted are a deviation: every export tells of them.

Example:
  onpar raters withdraw my-study R-7KQ2M`,
    )
    .action(withdraw);
}

/** `onpar raters erase`: nothing ties a rater's name in exports to a person any more. */
export function eraseCommand(): Command {
  return new Command('erase')
    .argument('<study>', 'short name, id or protocol file')
    .argument('[rater]', 'the name of the rater in votes.csv')
    .description("erase a rater's address and panel name; link and votes stay")
    .option('--all', 'of every rater of the study: the whole key table')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
With raters.retention_days in the protocol this happens by itself, so many days after the study
closes.

Examples:
  onpar raters erase my-study R-7KQ2M
  onpar raters erase my-study --all`,
    )
    .action(erase);
}

/** `onpar raters export`: what is kept of one rater, for the rater. */
export function exportCommand(): Command {
  return ofRater('export')
    .description('all that is kept of one rater, as JSON; it tells of no arm')
    .option('-o, --out <file>', 'write it there in place of stdout')
    .option('--json', 'print one JSON document (it always does)')
    .addHelpText('after', '\nExample:\n  onpar raters export my-study R-7KQ2M -o R-7KQ2M.json')
    .action(exportOne);
}

function ofRater(name: string): Command {
  return new Command(name)
    .argument('<study>', 'short name, id or protocol file')
    .argument('<rater>', 'the name of the rater in votes.csv');
}

async function withdraw(reference: string, rater: string, { json }: JsonOption): Promise<void> {
  const { slug, votesRemoved } = await withRater(reference, rater, async (options) => ({
    ...options.study,
    ...(await withdrawRater({ ...options, now: new Date() })),
  }));
  const removed = { votes_removed: votesRemoved };
  if (json) printJson({ study: slug, rater, withdrawn: true, ...removed });
  else say(`${rater} of ${slug}: withdrawn; ${votesWord(votesRemoved)}.`);
}

function votesWord(removed: number | null): string {
  return removed === null ? 'the votes stay' : `${countOf(removed, 'vote')} deleted`;
}

async function erase(
  reference: string,
  rater: string | undefined,
  { all = false, json }: JsonOption & { all?: boolean },
): Promise<void> {
  if (all === (rater !== undefined)) {
    throw new UserError('say either a RATER or --all', { code: 'wrong-call' });
  }
  if (rater === undefined) return eraseAll(reference, json);
  const slug = await withRater(reference, rater, async (options) => {
    await eraseRater(options);
    return options.study.slug;
  });
  if (json) printJson({ study: slug, rater, erased: true });
  else say(`${rater} of ${slug}: erased.`);
}

async function eraseAll(reference: string, json: boolean | undefined): Promise<void> {
  const { slug, raters } = await withDatabase(async (db) => {
    const study = await resolveStudy({ db, reference });
    return { slug: study.slug, raters: await eraseKeyTable({ db, studyId: study.id }) };
  });
  if (json) printJson({ study: slug, raters, erased: true });
  else say(`${slug}: the key table of ${countOf(raters, 'rater')} is erased.`);
}

async function exportOne(
  reference: string,
  rater: string,
  { out }: { out?: string },
): Promise<void> {
  const kept = await withRater(reference, rater, (options) =>
    exportRater({ ...options, now: new Date() }),
  );
  if (out === undefined) {
    printJson(kept);
    return;
  }
  await writeResult(out, `${JSON.stringify(kept, null, 2)}\n`);
  say(`${rater}: written to ${out}.`);
}

type OfRater = { db: Database; study: Study; enrolmentId: string };

function withRater<T>(
  reference: string,
  pseudonym: string,
  work: (options: OfRater) => Promise<T>,
): Promise<T> {
  return withDatabase(async (db) => {
    const study = await resolveStudy({ db, reference });
    const { id: enrolmentId } = await findRater({ db, study, pseudonym });
    return work({ db, study, enrolmentId });
  });
}
