import { UserError } from '#domain/user-error.ts';
import { showValue } from '#domain/show-value.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { answerOfWord, knownAnswerWords, sideOfName } from './answer-words.ts';
import type { FieldMap } from './field-map.ts';

/**
 * The answer that a word means: as `--map` says, the arm of that name, or a word that is known.
 *
 * @throws UserError with the line and the words that are known
 */
export function readAnswer(
  word: string,
  vote: { arms: readonly [string, string]; map: FieldMap; file: string; line: number },
): VoteRow['answer'] {
  const { arms, map, file, line } = vote;
  const mapped = map.words.get(word);
  if (mapped !== undefined) return mapped;
  if (word === arms[0]) return 'left';
  if (word === arms[1]) return 'right';
  const known = sideOfName(word, arms) ?? answerOfWord(word);
  if (known !== undefined) return known;
  throw new UserError(
    `${file}, line ${line}: ${showValue(word)} is no answer that is known; known are the two arms' names and ${knownAnswerWords()}; say what it means with --map "answer.${word}=left", or right, on_par, neither, none.`,
    { code: 'votes-import' },
  );
}
