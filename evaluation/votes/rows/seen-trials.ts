import { present } from '#domain/present.ts';
import { showValue } from '#domain/show-value.ts';
import type { TrialKind } from '#domain/trial-kind.ts';
import { UserError } from '#domain/user-error.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { contradiction, type RowOfFile } from './contradiction.ts';

/** A comparison as its first row told it, and its number among the comparisons. */
export type SeenComparison = { row: VoteRow; line: number; number: number };

/** The trials of a file, by rater. */
export type SeenTrials = {
  /**
   * The number of the row's trial, from 0.
   *
   * @param comparisonOf finds the row's comparison, and throws where the row tells another thing of it
   * @throws UserError where an earlier row of the trial was of another comparison, kind or side, or the
   * rater has the comparison in another main trial
   */
  meet: (here: RowOfFile, comparisonOf: (here: RowOfFile) => SeenComparison) => number;
};

/** Trials are kept in columns, because a file may have a million of them. */
type Columns = {
  comparison: SeenComparison[];
  kind: TrialKind[];
  /** whether the first row of the comparison had the sides of this trial */
  asFirst: boolean[];
  line: number[];
};

/** `main` has the line of the rater's main trial of each comparison, by the comparison's number. */
type Rater = { trials: Map<string, number>; main: number[] };

export function createSeenTrials(): SeenTrials {
  const raters = new Map<string, Rater>();
  const seen: Columns = { comparison: [], kind: [], asFirst: [], line: [] };
  const meet: SeenTrials['meet'] = (here, comparisonOf) => {
    const { row } = here;
    let rater = raters.get(row.rater);
    if (!rater) raters.set(row.rater, (rater = { trials: new Map(), main: [] }));
    const known = rater.trials.get(row.trial);
    if (known !== undefined) {
      checkTrial(seen, known, here);
      comparisonOf(here);
      return known;
    }
    const comparison = comparisonOf(here);
    if (row.kind === 'main') noteMain(rater, comparison, here);
    const number = addTrial(seen, comparison, here);
    rater.trials.set(row.trial, number);
    return number;
  };
  return { meet };
}

function addTrial(seen: Columns, comparison: SeenComparison, { row, line }: RowOfFile): number {
  seen.kind.push(row.kind);
  seen.asFirst.push(row.left_arm === comparison.row.left_arm);
  seen.line.push(line);
  return seen.comparison.push(comparison) - 1;
}

function noteMain({ main }: Rater, { number }: SeenComparison, here: RowOfFile): void {
  const { row, line, file } = here;
  const shown = main[number];
  main[number] = line;
  if (shown === undefined) return;
  throw new UserError(
    `${file}, line ${line} contradicts line ${shown}: rater ${showValue(row.rater)} has comparison ${showValue(row.comparison)} twice in a main trial; a pair shown again is of kind repeat, and a changed vote is a revision of the same trial.`,
    { code: 'votes-contradict' },
  );
}

function checkTrial(seen: Columns, trial: number, here: RowOfFile): void {
  const { row } = here;
  const { row: compared } = present(seen.comparison[trial], 'the comparison of a trial');
  const asFirst = seen.asFirst[trial] === true;
  const left = asFirst ? compared.left_arm : compared.right_arm;
  const right = asFirst ? compared.right_arm : compared.left_arm;
  const tell = (
    column: 'comparison' | 'left_arm' | 'right_arm' | 'kind',
    told: string | undefined,
  ): UserError =>
    contradiction(here, {
      of: `trial ${showValue(row.trial)} of rater ${showValue(row.rater)}`,
      column,
      told: present(told, 'what the trial was'),
      line: present(seen.line[trial], 'the line of a trial'),
      rule: 'all rows of a trial, whatever their question and revision, are of the same pair and sides',
    });
  if (row.comparison !== compared.comparison) throw tell('comparison', compared.comparison);
  if (row.left_arm !== left) throw tell('left_arm', left);
  if (row.right_arm !== right) throw tell('right_arm', right);
  if (row.kind !== seen.kind[trial]) throw tell('kind', seen.kind[trial]);
}
