import { exportRater } from '#study/raters/export-rater.ts';
import { answerRater } from '../../../(rating)/_server/answer-rater.ts';
import { database } from '../../../_data/database.ts';
import type { PlainRequest } from '../../../_data/plain-request.ts';

/** What is kept of the rater who asks, as a file. */
export async function GET(request: PlainRequest): Promise<Response> {
  const answer = await answerRater(request, ({ enrolmentId }, now) =>
    exportRater({ db: database(), enrolmentId, now }),
  );
  answer.headers.set('Content-Disposition', 'attachment; filename="my-data.json"');
  return answer;
}
