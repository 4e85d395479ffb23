import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { checkFreeze } from '#study/life/check-freeze.ts';
import { brokenFreeze } from '#study/life/require-freeze.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import type { ShownVotes } from '#study/results/show-study-votes.ts';
import { showStudyVotes } from '#study/results/show-study-votes.ts';
import { printJson, say } from '../console/output.ts';
import { writeResult } from '../console/result-file.ts';
import { withDatabase } from '../processes/database.ts';
import { votesImportCommand } from './votes-import.ts';

type ExportOptions = { output?: string; json?: boolean };

/** `onpar votes`: the raw votes of a study, and those of other tools. */
export function votesCommand(): Command {
  const command = new Command('votes')
    .description('the raw votes of a study, and those of other tools')
    .addHelpText('after', '\nExample:\n  onpar votes export my-study -o votes.csv');
  command
    .command('export')
    .argument('<study>', 'short name, id or protocol file')
    .description('write every vote as given, raters by pseudonym (CSV, RFC 4180)')
    .option('-o, --output <file>', 'file to write (default: stdout)')
    .option('--json', 'print one JSON document that says what was written (needs -o)')
    .addHelpText('after', '\nExample:\n  onpar votes export my-study -o votes.csv')
    .action(exportAction);
  command.addCommand(votesImportCommand());
  return command;
}

async function exportAction(reference: string, options: ExportOptions): Promise<void> {
  const { output, json } = options;
  if (json && output === undefined) {
    throw new UserError('--json needs -o FILE: the votes themselves are CSV', {
      code: 'wrong-call',
    });
  }
  const { votes, lookedEarly, warnings } = await withDatabase(async (db) => {
    const study = await resolveStudy({ db, reference });
    const shown: ShownVotes = { votes: 0, lookedEarly: false, warnings: [] };
    const lines = showStudyVotes({ db, study, now: new Date(), shown });
    await (output === undefined ? print(lines) : writeResult(output, lines));
    await warnOfChanges(db, study);
    return shown;
  });
  if (lookedEarly) say('Note: the study is still open; this look is recorded as a deviation.');
  for (const warning of warnings) say(`warning: ${warning}`);
  if (json) printJson({ votes, file: output, warnings });
  else say(`${votes} votes${output === undefined ? '' : ` in ${output}`}`);
}

/** Raw votes are given out whatever happened to the plan; but it is said. */
async function warnOfChanges(db: Database, study: Study): Promise<void> {
  const check = await checkFreeze({ db, study });
  if (!check.holds) say(`warning: ${brokenFreeze(study.slug, check)}`);
}

async function print(lines: AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(lines), process.stdout, { end: false });
}
