import { nextTrials } from '#study/voting/next-trials.ts';
import type { RaterSession } from '#study/raters/rater-session.ts';
import { database } from '../../_data/database.ts';
import type { Trial } from '../_voting/trial.ts';
import { imageAddress } from './image-address.ts';

/** Trials that a page knows ahead; the images of the next two are fetched. */
const LIMIT = 8;

/**
 * The next trials of a rater, as the page gets them.
 *
 * @throws UserError with code `study-closed`
 */
export async function readTrials(rater: RaterSession): Promise<Trial[]> {
  const trials = await nextTrials({
    db: database(),
    enrolmentId: rater.id,
    limit: LIMIT,
    imageToken: imageAddress,
  });
  return trials.map((trial, place) => ({
    id: trial.trialId,
    order: trial.order,
    position: trial.done + place + 1,
    total: trial.total,
    practice: trial.kindForRater === 'practice',
    prompt: trial.prompt,
    images: { left: trial.leftImage, right: trial.rightImage },
    questions: trial.questions,
    answered: trial.answered,
  }));
}
