import { faultOfLabel } from '#domain/fault-of-label.ts';
import { faultOfTitle } from '#domain/fault-of-title.ts';
import { createNearNames, type NearNames } from '#domain/near-names.ts';
import { sayNearName } from '#domain/say-near-name.ts';
import { showValue } from '#domain/show-value.ts';
import { UserError } from '#domain/user-error.ts';
import type { VoteRow } from '#domain/vote-row.ts';

/** Columns by whose names votes are told apart. */
const TOLD_APART = ['study', 'rater', 'question', 'left_arm', 'right_arm'] as const;
/** Columns whose names come from a file of prompts, which may mean two by them. */
const OF_PROMPTS = ['prompt_id', 'category', 'challenge'] as const;

const MOST_NOTED = 10;

type Column = (typeof TOLD_APART)[number] | (typeof OF_PROMPTS)[number];
type Place = { file: string; line: number; column: Column; name: string };

/** The names in a row. */
export type RowNames = Pick<VoteRow, Column>;

/** Meets the names of a file as they come. */
export type NamesOfFile = {
  check: (row: RowNames, line: number) => void;
  /** a sentence for each name that is doubtful and was taken */
  notes: () => string[];
};

/**
 * A check that no two names of a file look alike, and that each can be printed. Two studies, raters,
 * questions or arms that look alike are one and a slip of the hand, and votes of them must not be
 * counted apart: they are refused. Prompts and their categories are noted.
 *
 * `check` throws a UserError that names the line, or both lines.
 *
 * @param options.isKept the file was taken by an earlier release: what this one would refuse is noted,
 *   and what was noted then is not told again
 */
export function createNamesOfFile(
  file: string,
  { isKept = false }: { isKept?: boolean } = {},
): NamesOfFile {
  const arms = createNearNames();
  const names = {
    ...{ study: createNearNames(), rater: createNearNames(), question: createNearNames() },
    ...{ prompt_id: createNearNames(), category: createNearNames(), challenge: createNearNames() },
    ...{ left_arm: arms, right_arm: arms },
  };
  const slips: string[] = [];
  const slipOf = (place: Place): string | undefined => {
    const first = names[place.column].meet(place.name, place.line);
    return first && saySlip(place, { name: first.name, place: `line ${first.line}` });
  };
  const check: NamesOfFile['check'] = (row, line) => {
    // nearly every row
    if (areMet(names, row)) return;
    for (const column of TOLD_APART) {
      if (names[column].has(row[column])) continue;
      const place = { file, line, column, name: row[column] };
      const end = isKept ? 'they are counted apart' : `write each ${kindOf(column)} in one way`;
      const said = sayFaults(place, slipOf(place), end);
      if (isKept) slips.push(...said);
      else if (said[0] !== undefined) throw wrong(said[0]);
    }
    for (const column of OF_PROMPTS) {
      if (row[column] === '' || names[column].has(row[column])) continue;
      const place = { file, line, column, name: row[column] };
      const slip = slipOf(place);
      if (isKept) continue;
      if (slip !== undefined) slips.push(`${slip}; they are counted apart.`);
      // of a prompt this may be its whole text
      const fault = column === 'prompt_id' ? undefined : faultOfTitle(place.name);
      if (fault !== undefined) slips.push(`${sayFault(place, fault)}.`);
    }
  };
  return { check, notes: () => cutShort(slips, file) };
}

type Names = Record<Column, NearNames>;

/** Whether each name of the row was met in its column before. */
function areMet(names: Names, row: RowNames): boolean {
  return (
    names.study.has(row.study) &&
    names.rater.has(row.rater) &&
    names.question.has(row.question) &&
    names.left_arm.has(row.left_arm) &&
    names.right_arm.has(row.right_arm) &&
    names.prompt_id.has(row.prompt_id) &&
    (row.category === '' || names.category.has(row.category)) &&
    (row.challenge === '' || names.challenge.has(row.challenge))
  );
}

/** What keeps a name from being one by which votes are counted, a sentence each. */
function sayFaults(place: Place, slip: string | undefined, end: string): string[] {
  const fault = faultOf(place);
  return [
    ...(fault === undefined ? [] : [`${sayFault(place, fault)}.`]),
    ...(slip === undefined ? [] : [`${slip}; ${end}.`]),
  ];
}

/** Names by which votes are counted stand in tables, and arms as their rows. */
function faultOf({ column, name }: Place): string | undefined {
  const isArm = column === 'left_arm' || column === 'right_arm';
  return isArm ? faultOfLabel(name) : faultOfTitle(name);
}

function sayFault({ file, line, column, name }: Place, fault: string): string {
  return `${file}, line ${line}: ${column} ${showValue(name)} ${fault}`;
}

function saySlip(
  { file, line, column, name }: Place,
  first: { name: string; place: string },
): string {
  return `${file}, line ${line}: ${column} ${sayNearName(name, first)}`;
}

function kindOf(column: (typeof TOLD_APART)[number]): string {
  return column === 'left_arm' || column === 'right_arm' ? 'arm' : column;
}

function cutShort(slips: readonly string[], file: string): string[] {
  const more = slips.length - MOST_NOTED;
  if (more <= 0) return [...slips];
  return [...slips.slice(0, MOST_NOTED), `${file} has ${more} more such names.`];
}

function wrong(message: string): UserError {
  return new UserError(message, { code: 'votes-contradict' });
}
