import { UserError } from '#domain/user-error.ts';
import { hintOnNumber } from '#domain/hint-on-number.ts';
import { showValue } from '#domain/show-value.ts';
import { columnsFor, type FieldMap } from './field-map.ts';
import { firstText } from './foreign-record.ts';
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
  | 'answeredAt'
  | 'responseMs'
>;

/** Who voted on what and when, as far as a record says it. */
export function circumstancesOf(
  { fields, file, line }: ReadPlace,
  map: FieldMap,
  further: Partial<Record<keyof typeof USUAL_COLUMNS, readonly string[]>> = {},
): Circumstances {
  const read = (role: keyof typeof USUAL_COLUMNS): string | null => {
    const { [role]: more = [] } = further;
    return firstText(fields, columnsFor(map, role, [...USUAL_COLUMNS[role], ...more])) ?? null;
  };
  const time = read('time');
  const took = read('response_ms');
  return {
    line,
    rater: read('rater'),
    prompt: read('prompt'),
    category: read('category'),
    challenge: read('challenge'),
    question: read('question'),
    pair: read('pair'),
    answeredAt: time === null ? null : readTime(time, { file, line }),
    responseMs: took === null ? null : milliseconds(took, { file, line }),
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

function milliseconds(text: string, { file, line }: { file: string; line: number }): number {
  const value = Number(text);
  if (value >= 0 && value < 1e9) return Math.round(value);
  throw new UserError(
    `${file}, line ${line}: ${showValue(text)} is no number of milliseconds${hintOnNumber(text)}; or map response_ms to another column.`,
    { code: 'votes-import' },
  );
}
