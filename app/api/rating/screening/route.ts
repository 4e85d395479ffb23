import { screeningInput } from '#study/screening/screening-input.ts';
import { takeScreening } from '#study/screening/take-screening.ts';
import { doForRater } from '../../../(rating)/_server/answer-rater.ts';
import { database } from '../../../_data/database.ts';
import type { PlainRequest } from '../../../_data/plain-request.ts';

/** Takes what a rater answered before the first pair. The voting page says what came of it. */
export async function POST(request: PlainRequest): Promise<Response> {
  return doForRater(request, screeningInput, async ({ enrolmentId }, sent, now) => {
    await takeScreening({ db: database(), enrolmentId, sent, now });
    return { taken: true };
  });
}
