import { UserError } from '#domain/user-error.ts';
import type { Obstacle } from '#domain/words/rater-words.ts';
import { wordsOf } from '#domain/words/words-of.ts';

/** The failure of a link that cannot be taken up; its page says the same by the code, in its language. */
export function linkRefused(obstacle: Obstacle): UserError {
  const { title, text } = wordsOf('en').obstacles[obstacle];
  return new UserError(`${title}. ${text}`, { code: obstacle });
}
