import { countOf } from '#domain/count-of.ts';
import { counted } from '#domain/counted.ts';
import { UserError } from '#domain/user-error.ts';
import { answerOfWord, tellsSides } from './answer-words.ts';
import { columnsFor, spelling, type FieldMap } from './field-map.ts';
import { circumstancesOf, refuseSameArm } from './foreign-pair.ts';
import { firstText, textOf, type ForeignFile, type ForeignRecord } from './foreign-record.ts';
import type { ForeignVote, ForeignVotes } from './foreign-vote.ts';
import { readAnswer } from './read-answer.ts';

const ARM_A = ['model_a', 'models.0', 'states.0.model_name'];
const ARM_B = ['model_b', 'models.1', 'states.1.model_name'];
/** Named so, they were shown so. */
const LEFT = ['left_model'];
const RIGHT = ['right_model'];
const WORD = ['winner', 'vote_type', 'type', 'vote'];
/** One column an answer, with 1 in that of the answer given. */
const FLAGS = ['winner_model_a', 'winner_model_b', 'winner_tie'];
const PROMPT = [
  ...['conversation_a.0.content', 'conversation_a.0.content.0.text'],
  ...['states.0.prompt', 'states.0.messages.0.1'],
];

/**
 * Votes of an arena's log, as FastChat, its image arenas and LMArena write them: two models, who won in
 * words, and who judged. Each battle is of images of its own. Acts of the log that are no votes (a chat,
 * an upvote) are passed over and counted.
 *
 * @throws UserError with the line
 */
export function arenaVotes({ name: file, records }: ForeignFile, map: FieldMap): ForeignVotes {
  const votes: ForeignVote[] = [];
  const passed = new Map<string, number>();
  for (const [index, record] of records.entries()) {
    const word = wordOf(record, map);
    if (word === undefined || isOtherAct(record, word, map)) {
      const act = word ?? 'no winner';
      passed.set(act, 1 + counted(passed, act));
    } else votes.push({ ...battle(record, word, { file, map }), pair: `battle ${index + 1}` });
  }
  if (votes.length === 0) throw noWinner(file, records);
  const acts = [...passed].map(([act, count]) => `${countOf(count, 'record')} of "${act}"`);
  return {
    votes,
    notes: acts.length === 0 ? [] : [`Passed over, as no votes: ${acts.join(', ')}.`],
  };
}

function battle(
  { fields, line }: ForeignRecord,
  word: string,
  { file, map }: { file: string; map: FieldMap },
): ForeignVote {
  const place = { fields, file, line };
  const shown = firstText(fields, columnsFor(map, 'left', LEFT));
  const left = shown ?? firstText(fields, columnsFor(map, 'arm_a', ARM_A));
  const right =
    firstText(fields, columnsFor(map, 'right', RIGHT)) ??
    firstText(fields, columnsFor(map, 'arm_b', ARM_B));
  if (left === undefined || right === undefined) throw noModels(file, line, fields);
  refuseSameArm(left, right, place);
  return {
    ...circumstancesOf(place, map, { prompt: PROMPT, rater: ['ip'] }),
    left,
    right,
    answer: readAnswer(word, { arms: [left, right], map, file, line }),
    sidesKnown: shown !== undefined || tellsSides(word),
  };
}

function wordOf({ fields }: ForeignRecord, map: FieldMap): string | undefined {
  const word = firstText(fields, columnsFor(map, 'answer', WORD));
  if (word !== undefined) return word;
  return FLAGS.find((flag) =>
    ['1', '1.0', 'true'].includes(String(textOf(fields, spelling(map, flag))).toLowerCase()),
  );
}

/** A raw log has lines of other acts, told by their type: those of a vote end in "vote". */
function isOtherAct({ fields }: ForeignRecord, word: string, map: FieldMap): boolean {
  if (map.columns.has('answer') || textOf(fields, 'type') !== word) return false;
  return answerOfWord(word) === undefined && !map.words.has(word);
}

function noWinner(file: string, records: readonly ForeignRecord[]): UserError {
  const columns = [...new Set(records.flatMap(({ fields }) => Object.keys(fields)))];
  return new UserError(
    columns.length === 0
      ? `${file} has no vote: export it again.`
      : `${file} has no vote of an arena: no record says who won (its columns are ${columns.join(', ')}); say where it stands with --map answer=COLUMN, or read it as a table with --from csv --map.`,
    { code: 'votes-import' },
  );
}

function noModels(file: string, line: number, fields: Record<string, unknown>): UserError {
  return new UserError(
    `${file}, line ${line} names no two models (it has ${Object.keys(fields).join(', ')}); say where they stand with --map arm_a=COLUMN --map arm_b=COLUMN, or left and right where the columns tell the sides.`,
    { code: 'votes-import' },
  );
}
