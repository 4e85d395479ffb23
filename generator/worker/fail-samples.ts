import type { Database, DatabaseSession } from '#prisma/client.ts';

/** A failure of samples, as it is recorded with each. */
export type SampleFailure = { runId: string; reason: string; now: Date };

/**
 * Records one more failed try of samples that are not made. Those that have been tried often enough
 * are failed; the others stay waiting, with the reason.
 *
 * @returns how many are failed
 */
export async function countTry(
  db: Database,
  failure: SampleFailure & { sampleIds: readonly string[]; tries: number },
): Promise<number> {
  const { sampleIds, tries, runId, reason } = failure;
  const waiting = { id: { in: [...sampleIds] }, runId, state: 'waiting' as const };
  return db.$transaction(async (session) => {
    await session.sample.updateMany({
      where: waiting,
      data: { attempts: { increment: 1 }, stepsDone: 0, error: reason },
    });
    return fail(session, failure, { ...waiting, attempts: { gte: tries } });
  });
}

/** Fails every sample of an arm that is not made, and says how many: none of them ever could be. */
export async function failArm(
  db: Database,
  failure: SampleFailure & { armId: string },
): Promise<number> {
  const { runId, armId } = failure;
  return db.$transaction((session) => fail(session, failure, { runId, armId, state: 'waiting' }));
}

async function fail(
  session: DatabaseSession,
  { runId, reason, now }: SampleFailure,
  where: NonNullable<Parameters<DatabaseSession['sample']['updateMany']>[0]>['where'],
): Promise<number> {
  const { count } = await session.sample.updateMany({
    where: where ?? {},
    data: { state: 'failed', error: reason, stepsDone: 0, createdAt: now },
  });
  if (count > 0) {
    await session.run.update({ where: { id: runId }, data: { failed: { increment: count } } });
  }
  return count;
}
