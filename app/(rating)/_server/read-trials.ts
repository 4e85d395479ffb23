import { serveTrials } from '#study/voting/serve-trials.ts';
import { database } from '../../_data/database.ts';
import type { Served } from '../_voting/trial.ts';
import type { Actor } from '#study/raters/find-session.ts';
import { imageAddress } from './image-address.ts';

/** Trials that a page knows ahead; the images of the next two are fetched. */
const LIMIT = 8;

/**
 * The next trials of a rater, as the page gets them.
 *
 * @throws UserError with code `study-closed`
 */
export async function readTrials(
  { enrolmentId, session }: Omit<Actor, 'studyId'>,
  now: Date,
): Promise<Served> {
  const { trials, recent, part, progress } = await serveTrials({
    db: database(),
    enrolmentId,
    sessionId: session.id,
    limit: LIMIT,
    imageToken: imageAddress,
    now,
  });
  return {
    session: session.id,
    recent,
    part,
    progress,
    trials: trials.map((trial, place) => ({
      id: trial.trialId,
      order: trial.order,
      position: trial.done + place + 1,
      total: trial.total,
      practice: trial.kindForRater === 'practice',
      checked: trial.isChecked,
      attempt: trial.attempt,
      prompt: trial.prompt,
      images: { left: trial.leftImage, right: trial.rightImage },
      questions: trial.questions,
      answered: trial.answered,
    })),
  };
}
