import { showValue } from '#domain/show-value.ts';
import { UserError } from '#domain/user-error.ts';
import type { VoteColumn, VoteRow } from '#domain/vote-row.ts';
import { contradiction, type RowOfFile } from './contradiction.ts';
import { createDoubtfulTimes } from './doubtful-times.ts';
import { createNamesOfFile, type RowNames } from './names-of-file.ts';
import { createRevisionLines } from './revision-lines.ts';
import { createSeenTrials, type SeenComparison } from './seen-trials.ts';

/** Holds the rows of one file against each other, as they come. */
export type Consistency = {
  /** @param written the names as the file has them, where those of the row are ours */
  check: (row: VoteRow, line: number, written?: RowNames) => void;
  /** what is doubtful in the rows so far, and was counted all the same */
  notes: () => string[];
};

/** A row that was the first of its study, comparison or prompt, and its line. */
type First = { row: VoteRow; line: number };

/**
 * A check of rows against those before them. One file is of one study; a trial is one comparison, with
 * its sides; a comparison has one prompt and two arms; a prompt has one category; a rater sees a
 * comparison once as a main trial; a vote has each revision once; names that look alike are one.
 *
 * `check` throws a UserError that names both lines.
 *
 * @param options.isKept by an earlier release, whose names are taken as they are (`createNamesOfFile`)
 */
export function createConsistency(
  file: string,
  { isKept = false }: { isKept?: boolean } = {},
): Consistency {
  const comparisons = new Map<string, SeenComparison>();
  const prompts = new Map<string, First>();
  const names = createNamesOfFile(file, { isKept });
  const times = createDoubtfulTimes(file);
  const trials = createSeenTrials();
  const revisions = createRevisionLines();
  let first: First | null = null;
  const comparisonOf = (here: RowOfFile): SeenComparison => {
    const { row, line } = here;
    const known = comparisons.get(row.comparison);
    if (known) checkComparison(known, here);
    if (!known || isOfOtherPart(known.row, row)) checkPrompt(prompts, here);
    if (known) return known;
    const added = { row, line, number: comparisons.size };
    comparisons.set(row.comparison, added);
    return added;
  };
  const check: Consistency['check'] = (row, line, written = row) => {
    const here = { row, line, file };
    first ??= here;
    names.check(written, line);
    if (!isKept) times.check(row, line);
    if (row.study !== first.row.study) throw severalStudies(here, first);
    const trial = trials.meet(here, comparisonOf);
    const twice = revisions.note(row, { trial, line });
    if (twice !== undefined) throw revisionTwice(here, twice);
  };
  return { check, notes: () => [...names.notes(), ...times.notes()] };
}

function isOfOtherPart(known: VoteRow, row: VoteRow): boolean {
  return row.category !== known.category || row.challenge !== known.challenge;
}

function checkPrompt(prompts: Map<string, First>, here: RowOfFile): void {
  const { row } = here;
  const known = prompts.get(row.prompt_id);
  if (!known) {
    prompts.set(row.prompt_id, here);
    return;
  }
  if (!isOfOtherPart(known.row, row)) return;
  const column = row.category === known.row.category ? 'challenge' : 'category';
  throw contradiction(here, {
    of: `prompt ${showValue(row.prompt_id)}`,
    column,
    told: known.row[column],
    line: known.line,
    rule: 'a prompt has one category and one challenge',
  });
}

function checkComparison(known: First, here: RowOfFile): void {
  const column = contradictedColumn(known.row, here.row);
  if (column === null) return;
  throw contradiction(here, {
    of: `comparison ${showValue(here.row.comparison)}`,
    column,
    told: known.row[column],
    line: known.line,
    rule: 'a comparison is two images of one prompt, from the same two arms, on either side',
  });
}

function contradictedColumn(known: VoteRow, row: VoteRow): VoteColumn | null {
  if (row.prompt_id !== known.prompt_id) return 'prompt_id';
  if (row.replicate !== known.replicate && row.replicate !== null && known.replicate !== null)
    return 'replicate';
  if (row.left_arm === known.left_arm)
    return row.right_arm === known.right_arm ? null : 'right_arm';
  if (row.left_arm !== known.right_arm) return 'left_arm';
  return row.right_arm === known.left_arm ? null : 'right_arm';
}

function severalStudies({ row, line, file }: RowOfFile, first: First): UserError {
  return new UserError(
    `${file}, line ${line} is of study ${showValue(row.study)} and line ${first.line} of study ${showValue(first.row.study)}; make a table of each study by itself.`,
    { code: 'several-studies' },
  );
}

function revisionTwice({ row, line, file }: RowOfFile, first: number): UserError {
  return new UserError(
    `${file}, line ${line} contradicts line ${first}: both are revision ${row.revision} of the vote of rater ${showValue(row.rater)} in trial ${showValue(row.trial)} on question ${showValue(row.question)}; give each vote its own revision.`,
    { code: 'revision-twice' },
  );
}
