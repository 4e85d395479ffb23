import { answerRater } from '../../../(rating)/_server/answer-rater.ts';
import { readTrials } from '../../../(rating)/_server/read-trials.ts';
import type { PlainRequest } from '../../../_data/plain-request.ts';

/** The trials that a rater sees next. */
export async function GET(request: PlainRequest): Promise<Response> {
  return answerRater(request, readTrials);
}
