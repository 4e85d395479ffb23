import type { DatabaseSession } from '#prisma/client.ts';
import { trialProgress } from './trial-progress.ts';
import type { TrialProgress } from './trial-progress.ts';

/** Brings the state of an enrolment to what its trials say: practising, voting or finished. */
export async function settleEnrolment(options: {
  session: DatabaseSession;
  enrolmentId: string;
  now: Date;
}): Promise<TrialProgress> {
  const { session, enrolmentId, now } = options;
  const progress = await trialProgress({ db: session, enrolmentId });
  const state = stateOf(progress);
  const isOver = progress.state === 'withdrawn' || progress.state === 'replaced';
  if (progress.state === state || isOver) return progress;
  await session.enrolment.updateMany({
    where: { id: enrolmentId },
    data: { state, finishedAt: state === 'finished' ? now : null },
  });
  return { ...progress, state };
}

function stateOf({
  done,
  total,
  practiceLeft,
}: TrialProgress): 'practising' | 'voting' | 'finished' {
  if (done === total) return 'finished';
  return practiceLeft > 0 ? 'practising' : 'voting';
}
