import type { Database } from '#prisma/client.ts';
import type { Side } from './image-token.ts';

/**
 * The content address of the stripped image on one side of a trial, or null when the trial is not
 * this rater's, or the study is not open.
 */
export async function findTrialImage(options: {
  db: Database;
  enrolmentId: string;
  trialId: string;
  side: Side;
}): Promise<string | null> {
  const { db, enrolmentId, trialId, side } = options;
  const trial = await db.trial.findFirst({
    where: { id: trialId, enrolmentId, enrolment: { study: { state: 'open' } } },
    select: {
      aOnLeft: true,
      comparison: {
        select: {
          sampleA: { select: { blindSha256: true } },
          sampleB: { select: { blindSha256: true } },
        },
      },
    },
  });
  if (!trial) return null;
  const { sampleA, sampleB } = trial.comparison;
  const isA = (side === 'left') === trial.aOnLeft;
  return (isA ? sampleA : sampleB).blindSha256;
}
