import { answerRater } from '../../../(rating)/_server/answer-rater.ts';
import { readTrials } from '../../../(rating)/_server/read-trials.ts';

/** The trials that a rater sees next. */
export async function GET(): Promise<Response> {
  return answerRater(readTrials);
}
