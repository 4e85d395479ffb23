import { UserError } from '#domain/user-error.ts';
import { columnsFor, type FieldMap } from './field-map.ts';
import { circumstancesOf, refuseSameArm } from './foreign-pair.ts';
import { firstText, type ForeignFile, type ForeignRecord } from './foreign-record.ts';
import type { ForeignVote, ForeignVotes } from './foreign-vote.ts';
import { ratingVotes } from './rating-votes.ts';
import { readAnswer } from './read-answer.ts';

const LEFT = ['left', 'left_arm', 'left_model'];
const RIGHT = ['right', 'right_arm', 'right_model'];
const ARM_A = ['arm_a', 'model_a', 'model_1', 'model1', 'arm1'];
const ARM_B = ['arm_b', 'model_b', 'model_2', 'model2', 'arm2'];
const ANSWER = ['answer', 'winner', 'choice', 'vote', 'preference'];

/**
 * Votes of a plain table, one a row, by the names of its columns or as `--map` says. A table with a
 * rating for each arm is read as pairs (see `ratingVotes`).
 *
 * @throws UserError with the line, or with the columns that are missing
 */
export function tableVotes(file: ForeignFile, map: FieldMap): ForeignVotes {
  const isRated =
    ['rating', 'ratings'].some((role) => map.columns.has(role)) || map.spelled.has('rating');
  if (isRated && !map.columns.has('answer')) return ratingVotes(file, map);
  return { votes: file.records.map((record) => rowVote(record, file.name, map)), notes: [] };
}

function rowVote({ fields, line }: ForeignRecord, file: string, map: FieldMap): ForeignVote {
  const place = { fields, file, line };
  const read = (role: string, usual: readonly string[]): string | undefined =>
    firstText(fields, columnsFor(map, role, usual));
  const shown = read('left', LEFT);
  const left = shown ?? read('arm_a', ARM_A);
  const right = (shown === undefined ? undefined : read('right', RIGHT)) ?? read('arm_b', ARM_B);
  if (left === undefined || right === undefined)
    throw missing(
      'the two arms',
      'left=COLUMN --map right=COLUMN (or arm_a and arm_b, where the sides are not known; or "ratings=*", where each arm has a column of ratings)',
      place,
    );
  refuseSameArm(left, right, place);
  const word = read('answer', ANSWER);
  const isColumn = columnsFor(map, 'answer', ANSWER).some((column) => column in fields);
  if (word === undefined && !isColumn) throw missing('the answer', 'answer=COLUMN', place);
  return {
    ...circumstancesOf(place, map),
    left,
    right,
    answer: word === undefined ? '' : readAnswer(word, { arms: [left, right], map, file, line }),
    sidesKnown: shown !== undefined,
  };
}

function missing(
  what: string,
  mapping: string,
  { fields, file, line }: { fields: Record<string, unknown>; file: string; line: number },
): UserError {
  return new UserError(
    `${file}, line ${line} does not tell ${what} (its columns are ${Object.keys(fields).join(', ')}); say which column has it with --map ${mapping}.`,
    { code: 'votes-import' },
  );
}
