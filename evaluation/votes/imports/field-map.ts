import { ANSWERS } from '#domain/answer.ts';
import { didYouMean } from '#domain/did-you-mean.ts';
import { foldColumn } from '#domain/fold-column.ts';
import { UserError } from '#domain/user-error.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import type { ForeignRecord } from './foreign-record.ts';

/** What a column of a file can be. */
export const FIELD_ROLES = [
  ...['rater', 'prompt', 'category', 'challenge', 'question', 'pair', 'answer', 'time'],
  ...['response_ms', 'left', 'right', 'arm_a', 'arm_b', 'image_a', 'image_b', 'arms'],
  ...['arm', 'rating', 'ratings'],
] as const;

/**
 * Which column is what, and what the file's own words for answers mean.
 * `columns` has a path of the file for a role; `words` an answer for a word, as it is written.
 */
export type FieldMap = {
  columns: ReadonlyMap<string, string>;
  words: ReadonlyMap<string, VoteRow['answer']>;
  /** the columns of the file as it writes them, by these names and by them folded */
  spelled: ReadonlyMap<string, string>;
};

const MEANINGS = [...ANSWERS, 'none'] as const;

/**
 * Reads `role=column` and `answer.WORD=meaning`.
 *
 * @param records of the file that it is for
 * @throws UserError `wrong-call` for a role that there is not, or a meaning that no answer has
 */
export function parseFieldMap(
  assignments: readonly string[],
  records: readonly ForeignRecord[] = [],
): FieldMap {
  const columns = new Map<string, string>();
  const words = new Map<string, VoteRow['answer']>();
  for (const assignment of assignments) {
    const [, role, column] = /^([^=]+)=(.+)$/s.exec(assignment) ?? [];
    if (role === undefined || column === undefined) {
      throw wrong(`--map ${assignment} names no column: write ROLE=COLUMN, such as rater=judge`);
    }
    if (role.startsWith('answer.')) words.set(role.slice('answer.'.length), meaningOf(column));
    else columns.set(newRole(role.trim(), columns), column);
  }
  const names = [...new Set(records.flatMap(({ fields }) => Object.keys(fields)))];
  const spelled = new Map([
    ...names.map((name) => [foldColumn(name), name] as const),
    ...names.map((name) => [name, name] as const),
  ]);
  return { columns, words, spelled };
}

function newRole(role: string, columns: ReadonlyMap<string, string>): string {
  if (!columns.has(role)) return knownRole(role);
  throw wrong(`--map says twice which column is the ${role}: keep one of them`);
}

function knownRole(role: string): string {
  const roles: readonly string[] = FIELD_ROLES;
  if (roles.includes(role)) return role;
  const meant = didYouMean(role, roles);
  const guess = meant === undefined ? '' : `; ${meant} is likely meant`;
  throw wrong(`--map names "${role}", and a column can be ${roles.join(', ')}${guess}`);
}

function meaningOf(text: string): VoteRow['answer'] {
  if (text === 'none') return '';
  const answer = ANSWERS.find((known) => known === text);
  if (answer !== undefined) return answer;
  throw wrong(`--map says that a word means "${text}", and it can mean ${MEANINGS.join(', ')}`);
}

function wrong(message: string): UserError {
  return new UserError(message, { code: 'wrong-call' });
}

/** The column that was mapped to a role, alone; else those that usually have it; in any case. */
export function columnsFor(map: FieldMap, role: string, usual: readonly string[]): string[] {
  const mapped = map.columns.get(role);
  return (mapped === undefined ? usual : [mapped]).map((name) => spelling(map, name));
}

/** A column's name as the file writes it; a name that no column has stays as it is. */
export function spelling({ spelled }: FieldMap, name: string): string {
  return spelled.get(name) ?? spelled.get(foldColumn(name)) ?? name;
}
