import type { RaterWords } from '#domain/words/rater-words.ts';

const REDIRECT = 'NEXT_REDIRECT';
const NOT_FOUND = 'NEXT_HTTP_ERROR_FALLBACK;404';

/**
 * Why a server action came to nothing that did not say so itself: what it is of is gone or closed to
 * whoever asks, the server could not be reached, or it failed.
 *
 * @throws what was thrown where it sends the browser elsewhere
 */
export function failureOfAct(thrown: unknown, words: RaterWords['page']): string {
  const digest = digestOf(thrown);
  if (digest === null) return words.noAnswer;
  if (digest.startsWith(REDIRECT)) throw thrown;
  return digest === NOT_FOUND ? words.notToDo : words.actFailed(digest);
}

/** What Next.js names a failure of the server by. */
function digestOf(thrown: unknown): string | null {
  const isNamed = typeof thrown === 'object' && thrown !== null && 'digest' in thrown;
  return isNamed && typeof thrown.digest === 'string' ? thrown.digest : null;
}
