import { parseNames } from '../console/parse-names.ts';
import { parseDecimal, parseWholeBetween } from '../console/parse-number.ts';
import { Command, InvalidArgumentError, Option } from 'commander';
import { UserError } from '#domain/user-error.ts';
import { formatTable, TABLE_FORMATS } from '#evaluation/votes/tables/format-table.ts';
import type { BreakdownKey, ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { resultTableOf } from '#evaluation/votes/results/result-table.ts';
import { ROUNDINGS, type Rounding } from '#evaluation/votes/tables/round-column.ts';
import type { VoteTally } from '#evaluation/votes/rows/tally.ts';
import { printResult, say } from '../console/output.ts';
import { readTextFile } from '../console/read-text-file.ts';
import { formatModelCard, type CardGround } from '#study/results/model-card.ts';
import { nameByLabels } from '#study/results/name-by-labels.ts';
import { parseLabels, type Labels } from '#study/results/parse-labels.ts';
import type { ResultChoices } from '#study/results/read-study-result.ts';
import { tallyVotesFile } from '#study/results/tally-votes-file.ts';

const FORMATS = [...TABLE_FORMATS, 'model-card'] as const;
type Format = (typeof FORMATS)[number];

type TableFlags = {
  votes?: string;
  format: Format;
  json?: boolean;
  rounding: Rounding;
  intervals?: boolean;
  order?: string[];
  labels?: string;
  by?: BreakdownKey;
  primary?: string[];
  margin?: number;
  alpha?: number;
  replicates: number;
  seed: number;
};

const EXAMPLES = `
Examples:
  onpar table --votes votes.csv
  onpar table --votes votes.csv --labels labels.yaml --format latex
  onpar table --votes votes.csv --intervals
  onpar table --votes votes.csv --format csv-tidy
  onpar table my-study --format model-card --intervals
  onpar table --votes votes.csv --by category --json

labels.yaml:
  deci30: DeciDiffusion 1.0 30 Iterations
  aesthetics: Better image aesthetics`;

/** `onpar table`: the result table of a study, or of a file of votes, and its statistics. */
export function tableCommand(): Command {
  return new Command('table')
    .description('print the result table of a study, or of a file of votes, with its statistics')
    .argument('[study]', 'the study, by name or id')
    .option('--votes <file>', 'a votes.csv in place of a study (- reads standard input)')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(FORMATS).default('markdown'),
    )
    .option('--json', 'the same as --format json')
    .addOption(
      new Option('--rounding <rounding>', 'how printed percentages are rounded')
        .choices(ROUNDINGS)
        .default('half-up'),
    )
    .option('--intervals', 'the interval of each share beside it, with its level')
    .option('--order <arms>', 'arm keys in the order of the rows, with commas between', parseNames)
    .option('--labels <file>', 'YAML: arm keys and question ids with their printed names')
    .addOption(
      new Option('--by <part>', 'a table for each part as well (exploratory)').choices([
        'category',
        'challenge',
        'rater',
        'prompt',
      ]),
    )
    .option('--primary <questions>', 'questions whose tests are corrected together', parseNames)
    .option('--margin <share>', 'equivalence margin of the net preference (default: 0.1)', share)
    .option('--alpha <share>', 'significance level (default: 0.05)', share)
    .option('--replicates <number>', 'bootstrap replicates', parseWholeBetween(0, 9_999_999), 2000)
    .option('--seed <number>', 'seed of the bootstrap', parseWholeBetween(0, 9_999_999), 0)
    .addHelpText('after', EXAMPLES)
    .action(printTable);
}

async function printTable(study: string | undefined, flags: TableFlags): Promise<void> {
  const labels = flags.labels === undefined ? null : await readLabels(flags.labels);
  const choose = (tally: VoteTally): ResultChoices => ({
    ...(labels && named(labels, tally)),
    ...choicesOf(flags),
  });
  const format = flags.json ? 'json' : flags.format;
  const { table, ground } = await readTable({ study, file: flags.votes, format, choose });
  if (format !== 'json') notes(table).forEach((note) => say(`Note: ${note}`));
  const { rounding, intervals = false } = flags;
  printResult(
    format === 'model-card'
      ? formatModelCard(table, ground, { rounding, intervals })
      : formatTable(table, { format, rounding, intervals }),
  );
}

function notes({ exclusion, warnings }: ResultTable): string[] {
  const out = exclusion === null ? [] : exclusion.raters;
  return [
    ...out.map(({ rater, reason }) => `left out by the declared rule: ${rater} (${reason}).`),
    ...warnings,
  ];
}

/** A table, and what a model card tells beside it, where it is one that is asked for. */
type ReadTable = { table: ResultTable; ground: CardGround | null };

function readTable(options: {
  study: string | undefined;
  file: string | undefined;
  format: Format;
  choose: Choose;
}): Promise<ReadTable> {
  const { study, file, format, choose } = options;
  if (study !== undefined && file === undefined) return tableOfStudy(study, format, choose);
  if (study === undefined && file !== undefined) return tableOfFile(file, choose);
  throw new UserError(
    'Give either a study or --votes FILE, for example `onpar table --votes votes.csv`.',
    { code: 'wrong-call' },
  );
}

type Choose = (tally: VoteTally) => ResultChoices;

async function tableOfFile(file: string, choose: Choose): Promise<ReadTable> {
  const notes: string[] = [];
  const tally = await tallyVotesFile(file, (note) => notes.push(note));
  const table = resultTableOf(tally, choose(tally));
  return { table: { ...table, warnings: [...notes, ...table.warnings] }, ground: null };
}

async function tableOfStudy(reference: string, format: Format, choose: Choose): Promise<ReadTable> {
  // only now, because a file of votes needs no database
  const { resolveStudy } = await import('#study/life/resolve-study.ts');
  const { readCardGround } = await import('#study/results/read-card-ground.ts');
  const { showStudyResult } = await import('#study/results/show-study-result.ts');
  const { withDatabase } = await import('../processes/database.ts');
  const { lookedEarly, ...read } = await withDatabase(async (db) => {
    const study = await resolveStudy({ db, reference });
    const shown = await showStudyResult({ db, study, now: new Date(), choose });
    const ground = format === 'model-card' ? await readCardGround(db, study) : null;
    return { ...shown, ground };
  });
  if (lookedEarly) {
    say(`Note: study ${read.table.study} is still open; this look is recorded as a deviation.`);
  }
  return read;
}

function choicesOf(flags: TableFlags): ResultChoices {
  const { order, by, primary, alpha, margin, replicates, seed } = flags;
  return {
    replicates,
    seed,
    ...(order && { order }),
    ...(by && { by }),
    ...(primary && { primary }),
    ...(alpha !== undefined && { alpha }),
    ...(margin !== undefined && { equivalenceMargin: margin }),
  };
}

async function readLabels(file: string): Promise<Labels> {
  return parseLabels(await readTextFile(file, 'The labels file'), file);
}

/** Labels of the arms and questions that were voted on; says what does not fit. */
function named(labels: Labels, tally: VoteTally): ResultChoices {
  const { arms, questions, notes: misfits } = nameByLabels(labels, tally);
  misfits.forEach((note) => say(`Note: ${note}`));
  return { arms, questions };
}

function share(text: string): number {
  const value = parseDecimal('It')(text);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('It must be between 0 and 1.');
  return value;
}
