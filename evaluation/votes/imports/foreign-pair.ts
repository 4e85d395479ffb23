import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { millisecondsText } from '#domain/milliseconds-text.ts';
import { showValue } from '#domain/show-value.ts';
import { columnsFor, type FieldMap } from './field-map.ts';
import { firstValue } from './foreign-record.ts';
import type { ForeignVote } from './foreign-vote.ts';
import { readTime } from './read-time.ts';

/** A record that is being read, and where. */
export type ReadPlace = { fields: Record<string, unknown>; file: string; line: number };

/** The columns that usually have what a vote says beside its arms and its answer. */
export const USUAL_COLUMNS = {
  rater: ['rater', 'judge', 'annotator', 'user', 'user_id', 'rater_id', 'worker_id', 'worker'],
  prompt: ['prompt', 'prompt_id', 'caption', 'text'],
  category: ['category'],
  challenge: ['challenge'],
  question: ['question'],
  pair: ['pair', 'comparison'],
  time: ['time', 'tstamp', 'timestamp', 'answered_at', 'created_at'],
  response_ms: ['response_ms'],
} as const;

export type Circumstances = Pick<
  ForeignVote,
  | 'line'
  | 'rater'
  | 'prompt'
  | 'category'
  | 'challenge'
  | 'question'
  | 'pair'
  | 'trial'
  | 'answeredAt'
  | 'responseMs'
>;

/** Who voted on what and when, as far as a record says it. */
export function circumstancesOf(
  { fields, file, line }: ReadPlace,
  map: FieldMap,
  further: Partial<Record<keyof typeof USUAL_COLUMNS, readonly string[]>> = {},
): Circumstances {
  const valueOf = (role: keyof typeof USUAL_COLUMNS): string | number | undefined => {
    const { [role]: more = [] } = further;
    return firstValue(fields, columnsFor(map, role, [...USUAL_COLUMNS[role], ...more]));
  };
  const read = (role: keyof typeof USUAL_COLUMNS): string | null => {
    const value = valueOf(role);
    return value === undefined ? null : String(value);
  };
  const time = read('time');
  const took = valueOf('response_ms');
  return {
    line,
    rater: read('rater'),
    prompt: read('prompt'),
    category: read('category'),
    challenge: read('challenge'),
    question: read('question'),
    pair: read('pair'),
    trial: null,
    answeredAt: time === null ? null : readTime(time, { file, line }),
    responseMs: took === undefined ? null : milliseconds(took, { file, line }),
  };
}

/**
 * Refuses a pair of one arm.
 *
 * @throws UserError with the line
 */
export function refuseSameArm(left: string, right: string, place: ReadPlace): void {
  if (left !== right) return;
  throw new UserError(
    `${place.file}, line ${place.line} compares ${showValue(left)} with itself: take the line out, or map the arms to other columns.`,
    { code: 'votes-import' },
  );
}

const TOO_MUCH = 'is not a number of milliseconds from 0 to less than a thousand million';

/** Text is read as a cell of a votes file is; a number of JSON is that number, however it is written. */
function milliseconds(
  took: string | number,
  { file, line }: { file: string; line: number },
): number {
  const { data, error } =
    typeof took === 'number' ? { data: took, error: undefined } : millisecondsText.safeParse(took);
  if (typeof data === 'number' && data >= 0 && data < 1e9) return Math.round(data);
  const why = error === undefined ? TOO_MUCH : at(error.issues, 0, 'what is wrong').message;
  throw new UserError(
    `${file}, line ${line}: ${showValue(String(took))} ${why}; or map response_ms to another column.`,
    { code: 'votes-import' },
  );
}
