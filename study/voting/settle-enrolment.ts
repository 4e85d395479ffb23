import type { DatabaseSession } from '#prisma/client.ts';
import type { Asker } from '#prisma/asker.ts';
import type { EnrolmentState } from '#prisma/generated/client.ts';
import { decidePractice } from './decide-practice.ts';
import { NOBODY, progressSql, trialProgress } from './trial-progress.ts';
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
  await settlePractice(options);
  return settleState(options);
}

/**
 * Brings the state of an enrolment to what its trials say, where no practice is to be decided over: one
 * statement, which writes only where the state is another one than before.
 */
export async function settleState(options: {
  session: Asker;
  enrolmentId: string;
  now: Date;
}): Promise<TrialProgress> {
  const { session, enrolmentId, now } = options;
  const [settled] = await session.$queryRaw<TrialProgress>`
    WITH progress AS (${progressSql({ enrolmentId })}),
    said AS (
      SELECT CASE WHEN "done" = "total" THEN 'finished' WHEN "practiceLeft" > 0 THEN 'practising'
                  ELSE 'voting' END AS "state"
      FROM progress WHERE "state" <> ALL(${OVER})),
    settled AS (
      UPDATE "Enrolment" e SET "state" = said."state"::"EnrolmentState",
        "finishedAt" = CASE WHEN said."state" = 'finished' THEN ${now}::timestamp END
      FROM said WHERE e."id" = ${enrolmentId} AND e."state"::text <> said."state")
    SELECT "done", "total", "practiceLeft", coalesce(said."state", progress."state") AS "state",
           "practiceTry", "warned", "passMark"
    FROM progress LEFT JOIN said ON true`;
  return settled ?? NOBODY;
}

/** States that no answer changes. */
const OVER: EnrolmentState[] = ['withdrawn', 'replaced', 'screened_out'];

async function settlePractice(options: Parameters<typeof settleEnrolment>[0]): Promise<void> {
  const progress = await trialProgress({ ...options, db: options.session });
  const { passMark, practiceLeft, state } = progress;
  if (passMark === null || practiceLeft > 0 || OVER.includes(state)) return;
  await decidePractice({ ...options, passMark });
}
