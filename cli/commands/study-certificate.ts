import { Command } from 'commander';
import { UserError } from '#domain/user-error.ts';
import { sideCertificate } from '#evaluation/votes/results/side-certificate.ts';
import type { StudyCertificate } from '#study/results/certify-balance.ts';
import { readVotesFile } from '#study/results/read-votes-file.ts';
import { sayCertificate } from '#study/results/say-certificate.ts';
import { printJson, printResult, say } from '../console/output.ts';

type Options = { votes?: string; json?: boolean };

/** `onpar study certificate`: on which side each arm stood, recounted. */
export function studyCertificateCommand(): Command {
  return new Command('certificate')
    .argument('[study]', 'short name, id or protocol file')
    .description('recount on which side each arm stood, by comparison, rater and category')
    .option('--votes <file>', 'recount from a votes.csv alone; - reads standard input')
    .option('--json', 'print one JSON document, with the counts of each comparison')
    .addHelpText(
      'after',
      `
Of a study it also says who left, and how far their places were filled again. None of it tells which
arm raters prefer, so that it may be read while the study is open.

Examples:
  onpar study certificate my-study
  onpar study certificate --votes votes.csv --json`,
    )
    .action(printCertificate);
}

async function printCertificate(study: string | undefined, options: Options): Promise<void> {
  const certificate = await readCertificate(study, options.votes);
  if (options.json) printJson(certificate);
  else printResult(sayCertificate(certificate).join('\n'));
}

async function readCertificate(
  study: string | undefined,
  file: string | undefined,
): Promise<StudyCertificate> {
  if (study !== undefined && file === undefined) return certificateOfStudy(study);
  if (study === undefined && file !== undefined) {
    const rows = (
      await Array.fromAsync(readVotesFile(file, (note) => say(`Note: ${note}`)))
    ).flat();
    return { ...sideCertificate(rows), dropout: null };
  }
  throw new UserError(
    'Give either a study or --votes FILE, for example `onpar study certificate --votes votes.csv`.',
    { code: 'wrong-call' },
  );
}

async function certificateOfStudy(reference: string): Promise<StudyCertificate> {
  // only now, because a file of votes needs no database
  const { resolveStudy } = await import('#study/life/resolve-study.ts');
  const { certifyBalance } = await import('#study/results/certify-balance.ts');
  const { withDatabase } = await import('../processes/database.ts');
  return withDatabase(async (db) =>
    certifyBalance({ db, study: await resolveStudy({ db, reference }) }),
  );
}
