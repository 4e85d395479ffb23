import { countOf } from '#domain/count-of.ts';
import { hintOnNumber } from '#domain/hint-on-number.ts';
import { showValue } from '#domain/show-value.ts';
import { UserError } from '#domain/user-error.ts';
import { columnsFor, spelling, type FieldMap } from './field-map.ts';
import { USUAL_COLUMNS, circumstancesOf } from './foreign-pair.ts';
import type { ForeignFile, ForeignRecord } from './foreign-record.ts';
import type { Rating } from './rating.ts';

/** All columns that have no other role. */
const ALL = '*';

/**
 * Ratings of a table with a column for each arm, as ImagenHub publishes them: a number in each cell,
 * or a list of numbers, each of which answers a question of its own. An empty cell is no rating.
 *
 * @throws UserError with the line and the column of a cell that is neither
 */
export function ratingsByColumn(file: ForeignFile, map: FieldMap): Rating[] {
  return file.records.flatMap((record) => {
    const cells = armColumns(record, map, file.name)
      .map((arm) => ({ arm, ratings: ratingsOfCell(record, arm, { file, map }) }))
      .filter(({ ratings }) => ratings.length > 0);
    requireSameCount(cells, `${file.name}, line ${record.line}`);
    return cells.flatMap(({ ratings }) => ratings);
  });
}

/** Numbers of lists answer questions by their place, so all arms need as many. */
function requireSameCount(cells: { arm: string; ratings: Rating[] }[], where: string): void {
  const [first] = cells;
  const other = cells.find(({ ratings }) => ratings.length !== first?.ratings.length);
  if (first === undefined || other === undefined) return;
  throw new UserError(
    `${where} has ${countOf(first.ratings.length, 'rating')} in the column "${first.arm}" and ${other.ratings.length} in "${other.arm}": give each arm as many, or leave a cell empty.`,
    { code: 'votes-import' },
  );
}

function ratingsOfCell(
  { fields, line }: ForeignRecord,
  arm: string,
  { file, map }: { file: ForeignFile; map: FieldMap },
): Rating[] {
  const { name } = file;
  const ratings = numbersOf(fields[arm]);
  const around = circumstancesOf({ fields, file: name, line }, map);
  if (ratings !== undefined) {
    const isOne = ratings.length === 1;
    return ratings.map((rating, i) => {
      const asked = [around.question, ...(isOne ? [] : [`rating ${i + 1}`])];
      const question = asked.filter((text) => text !== null).join(', ');
      return { ...around, arm, rating, question: question === '' ? null : question };
    });
  }
  const hint = hintOnNumber(String(fields[arm]));
  throw new UserError(
    `${name}, line ${line} has ${showValue(fields[arm])} in the column "${arm}", which is no rating${hint}: say what the column is with --map ROLE=COLUMN, or name those of the arms with --map "ratings=ONE|TWO".`,
    { code: 'votes-import' },
  );
}

/** The numbers of a cell, none of an empty one; undefined for anything else. */
function numbersOf(cell: unknown): number[] | undefined {
  if (cell === null || cell === undefined) return [];
  const parts: unknown[] =
    typeof cell === 'string' ? listOf(cell) : Array.isArray(cell) ? cell : [cell];
  const numbers = parts.map(numberOf);
  return numbers.every(Number.isFinite) ? numbers : undefined;
}

function numberOf(part: unknown): number {
  if (typeof part === 'number') return part;
  return typeof part === 'string' && part.trim() !== '' ? Number(part) : NaN;
}

/** `[0.5, 1]` is two; all else is one. */
function listOf(text: string): string[] {
  if (text.trim() === '') return [];
  const [, inner] = /^\s*[[(](.*)[\])]\s*$/s.exec(text) ?? [];
  return inner === undefined ? [text] : inner.split(',');
}

function armColumns({ fields, line }: ForeignRecord, map: FieldMap, file: string): string[] {
  const mapped = map.columns.get('ratings');
  if (mapped !== undefined && mapped.trim() !== ALL) {
    const columns = mapped.split('|').map((name) => spelling(map, name.trim()));
    const absent = columns.find((column) => !(column in fields));
    if (absent === undefined) return columns;
    throw new UserError(
      `${file}, line ${line} has no column "${absent}": its columns are ${Object.keys(fields).join(', ')}.`,
      { code: 'votes-import' },
    );
  }
  const others = new Set([
    ...[...map.columns.values()].map((name) => spelling(map, name)),
    ...Object.entries(USUAL_COLUMNS).flatMap(([role, usual]) => columnsFor(map, role, usual)),
  ]);
  return Object.keys(fields).filter((column) => column !== '' && !others.has(column));
}
