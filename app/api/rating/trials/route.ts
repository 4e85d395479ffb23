import { answerRater } from '../../../(rating)/_server/answer-rater.ts';
import { readTrials } from '../../../(rating)/_server/read-trials.ts';

/** The trials that a rater sees next. */
export async function GET(request: Request): Promise<Response> {
  return answerRater(request, readTrials);
}
