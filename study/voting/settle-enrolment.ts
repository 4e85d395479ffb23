import type { DatabaseSession } from '#prisma/client.ts';
import type { Asker } from '#prisma/asker.ts';
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
  return settleState({ session, enrolmentId, progress: await settlePractice(options), now });
}

/** Brings the state of an enrolment to what its trials say, where no practice is to be decided over. */
export async function settleState(options: {
  session: Asker;
  enrolmentId: string;
  progress: TrialProgress;
  now: Date;
}): Promise<TrialProgress> {
  const { session, enrolmentId, progress, now } = options;
  const state = stateOf(progress);
  if (progress.state === state || OVER.includes(progress.state)) return progress;
  await session.$executeRaw`
    UPDATE "Enrolment" SET "state" = ${state}::"EnrolmentState",
      "finishedAt" = ${state === 'finished' ? now : null}::timestamp
    WHERE "id" = ${enrolmentId}`;
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
