import { reportInputSchema } from '#study/voting/report-input.ts';
import { reportTrial } from '#study/voting/report-trial.ts';
import { takeAct } from '../../../(rating)/_server/take-act.ts';
import type { PlainRequest } from '../../../_data/plain-request.ts';

/** Notes that a rater reports a trial. */
export async function POST(request: PlainRequest): Promise<Response> {
  return takeAct(request, {
    act: 'report',
    schema: reportInputSchema,
    work: async (report, context) => {
      const { done, total } = await reportTrial({ ...report, ...context });
      return { done, total };
    },
  });
}
