import { z } from 'zod';
import { REPORT_REASONS, reportTrial } from '#study/voting/report-trial.ts';
import { doForRater } from '../../../(rating)/_server/answer-rater.ts';
import { database } from '../../../_data/database.ts';

const schema = z.strictObject({
  trialId: z.string().min(1).max(64),
  reason: z.enum(REPORT_REASONS),
});

/** Notes that a rater reports a trial. */
export async function POST(request: Request): Promise<Response> {
  return doForRater(request, schema, async (rater, { trialId, reason }) => {
    const shared = { db: database(), enrolmentId: rater.id, now: new Date() };
    const { done, total } = await reportTrial({ ...shared, trialId, reason });
    return { done, total };
  });
}
