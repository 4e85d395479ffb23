import type { DatabaseSession } from '#prisma/client.ts';
import type { EnrolmentState } from '#prisma/generated/client.ts';
import { decidePractice } from './decide-practice.ts';
import { trialProgress } from './trial-progress.ts';
import type { TrialProgress } from './trial-progress.ts';

/**
 * Brings the state of an enrolment to what its trials say: practising, voting or finished. The last pair
 * of practice decides over it, where the protocol has a pass mark.
 */
export async function settleEnrolment(options: {
  session: DatabaseSession;
  enrolmentId: string;
  now: Date;
}): Promise<TrialProgress> {
  const { session, enrolmentId, now } = options;
  const progress = await settlePractice(options);
  const state = stateOf(progress);
  if (progress.state === state || OVER.includes(progress.state)) return progress;
  await session.enrolment.updateMany({
    where: { id: enrolmentId },
    data: { state, finishedAt: state === 'finished' ? now : null },
  });
  return { ...progress, state };
}

/** States that no answer changes. */
const OVER: readonly EnrolmentState[] = ['withdrawn', 'replaced', 'screened_out'];

async function settlePractice(
  options: Parameters<typeof settleEnrolment>[0],
): Promise<TrialProgress> {
  const read = (): Promise<TrialProgress> => trialProgress({ ...options, db: options.session });
  const progress = await read();
  const { passMark, practiceLeft, state } = progress;
  if (passMark === null || practiceLeft > 0 || OVER.includes(state)) return progress;
  await decidePractice({ ...options, passMark });
  return read();
}

function stateOf({
  done,
  total,
  practiceLeft,
}: TrialProgress): 'practising' | 'voting' | 'finished' {
  if (done === total) return 'finished';
  return practiceLeft > 0 ? 'practising' : 'voting';
}
