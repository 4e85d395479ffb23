import { access, readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { countOf } from '#domain/count-of.ts';
import { counted } from '#domain/counted.ts';
import { failureWords } from '#domain/failure-words.ts';
import { UserError } from '#domain/user-error.ts';
import {
  VOTE_SOURCES,
  type VoteFile,
  type VoteSource,
} from '#evaluation/votes/imports/import-votes.ts';
import { FIELD_ROLES, parseFieldMap } from '#evaluation/votes/imports/field-map.ts';
import { importStudy, type ImportedStudy } from '#study/imports/import-study.ts';
import { printJson, say } from '../console/output.ts';
import { requirePlace, writeResult } from '../console/result-file.ts';
import { withDatabase } from '../processes/database.ts';
import { firstResearcher } from '#study/researchers/first-researcher.ts';

type ImportFlags = {
  from: VoteSource;
  map: string[];
  name?: string;
  slug?: string;
  output: string;
  json?: boolean;
};

const EXAMPLES = `
Roles of columns: ${FIELD_ROLES.join(', ')}.
A word for an answer: --map "answer.WORD=left", or right, on_par, neither, none.

Examples:
  onpar votes import battles.json --from arena
  onpar votes import export.json --from label-studio --map left=model1 --map right=model2
  onpar votes import export.csv --from label-studio --map arms=images.csv
  onpar votes import sheet.csv --from csv --map rater=who --map arm_a=first,arm_b=second,answer=better
  onpar votes import ratings.csv --from csv --map arm=model,rating=score
  onpar votes import wide.tsv --from csv --map "prompt=uid,ratings=*"`;

/** `onpar votes import`: votes of other tools as a closed study. */
export function votesImportCommand(): Command {
  return new Command('import')
    .argument('<file>', 'JSON, JSON lines or a table, as the other tool exports it')
    .description('make a closed study of votes that another tool took, and its votes.csv')
    .addOption(
      new Option('--from <tool>', 'where the votes come from')
        .choices(VOTE_SOURCES)
        .makeOptionMandatory(),
    )
    .option(
      '--map <assignment>',
      'which column is what: role=column, with commas between; again for more',
      gather,
      [],
    )
    .option('--name <name>', 'name of the study (default: that of the file)')
    .option('--slug <name>', 'short name of the study for addresses')
    .option('-o, --output <file>', 'where votes.csv is written', 'votes.csv')
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(importAction);
}

async function importAction(path: string, flags: ImportFlags): Promise<void> {
  const { from, map, name = basename(path, extname(path)), slug, output } = flags;
  const table = parseFieldMap(map).columns.get('arms');
  await requirePlace(output);
  await refuseToOverwrite(output);
  const [file, arms] = [await readInput(path), table === undefined ? null : await readInput(table)];
  const imported = await withDatabase(async (db) => {
    const { id: ownerId } = await firstResearcher(db);
    const named = { name, ...(slug !== undefined && { slug }) };
    return importStudy({ db, file, arms, from, map, ...named, ownerId, now: new Date() });
  });
  await writeResult(output, imported.csv);
  report(imported, flags);
}

function report({ study, origin, rows }: ImportedStudy, { output, json }: ImportFlags): void {
  const { counts, warnings } = origin;
  for (const warning of warnings) say(`Note: ${warning}`);
  if (json) {
    printJson({
      study: study.slug,
      state: study.state,
      frozen_hash: study.frozenHash,
      ...{ from: origin.from, file: origin.file, sha256: origin.sha256, ...counts },
      answers: countAnswers(rows.map(({ answer }) => answer)),
      ...{ output, warnings },
    });
    return;
  }
  const { votes, raters, comparisons } = counts;
  say(
    `${countOf(votes, 'vote')} of ${countOf(raters, 'rater')} on ${countOf(comparisons, 'comparison')}: study ${study.slug} (closed), votes in ${output}`,
  );
  say(`Next: onpar table ${study.slug}`);
}

function countAnswers(answers: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const answer of answers) {
    const name = answer === '' ? 'none' : answer;
    counts.set(name, counted(counts, name) + 1);
  }
  return Object.fromEntries(counts);
}

async function readInput(path: string): Promise<VoteFile> {
  try {
    return { name: path, bytes: await readFile(path) };
  } catch (cause) {
    throw new UserError(
      `${path} cannot be read (${failureWords(cause)}); give the path of a file of votes.`,
      {
        code: 'unreadable-file',
        cause,
      },
    );
  }
}

/** A votes.csv that is there is somebody's votes. */
async function refuseToOverwrite(output: string): Promise<void> {
  const isThere = await access(output).then(
    () => true,
    () => false,
  );
  if (!isThere) return;
  throw new UserError(`${output} is there already: name another file with -o.`, {
    code: 'wrong-call',
  });
}

/** Assignments may be parted by commas; a comma before what is no assignment belongs to the one before. */
function gather(text: string, before: readonly string[]): string[] {
  if (text.trim() === '') throw new InvalidArgumentError('Write ROLE=COLUMN, such as rater=judge.');
  return [...before, ...text.split(/,(?=[\w.]+=)/)];
}
