import { UserError } from '#domain/user-error.ts';
import type { Obstacle, RaterWords } from '#domain/words/rater-words.ts';
import type { Outcome } from '../../_data/tell-user-error.ts';

/** Takes up a link; what stands in the way becomes a sentence for the rater, other failures propagate. */
export async function tellObstacle<T>(
  { obstacles }: RaterWords,
  work: () => Promise<T>,
): Promise<Outcome<T>> {
  const isObstacle = (code: string): code is Obstacle => Object.hasOwn(obstacles, code);
  try {
    return { value: await work() };
  } catch (error) {
    if (!(error instanceof UserError) || !isObstacle(error.code)) throw error;
    const { title, text } = obstacles[error.code];
    return { error: `${title}. ${text}` };
  }
}
