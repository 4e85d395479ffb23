import { present } from '#domain/present.ts';
import type { Database } from '#prisma/client.ts';
import type { RunState, SampleState } from '#prisma/generated/enums.ts';
import { hasRunEnded } from '#domain/run-state.ts';

export type RunProgress = {
  runId: string;
  state: RunState;
  /** samples */
  total: number;
  done: number;
  failed: number;
  /** inference steps of all samples, for a smooth bar: those of images that are made or under way */
  stepsTotal: number;
  stepsDone: number;
  /** seconds until the end at the pace so far; null before the first step and after the end */
  etaSeconds: number | null;
  elapsedSeconds: number | null;
  /** why it failed, or what it waits for */
  error: string | null;
  arms: { key: string; label: string; total: number; done: number; failed: number }[];
};

/** A full snapshot of a run's progress, or null when there is no such run. */
export async function readRunProgress(options: {
  db: Database;
  runId: string;
  now: Date;
}): Promise<RunProgress | null> {
  const { db, runId, now } = options;
  const run = await db.run.findUnique({
    where: { id: runId },
    include: { study: { include: { arms: { orderBy: { position: 'asc' } } } } },
  });
  if (!run) return null;
  const { arms } = run.study;
  const { count, stepsUnderWay } = await countSamples(db, runId);
  const stepsDone = arms.reduce(
    (sum, { id, steps }) => (steps === null ? sum : sum + steps * count(id, ['done'])),
    stepsUnderWay,
  );
  const end = run.finishedAt ?? now;
  const elapsedSeconds = run.startedAt ? (end.getTime() - run.startedAt.getTime()) / 1000 : null;
  return {
    runId,
    state: run.state,
    total: run.total,
    done: run.done,
    failed: run.failed,
    stepsTotal: run.stepsTotal,
    stepsDone,
    etaSeconds: hasRunEnded(run.state) ? null : timeLeft(stepsDone, run.stepsTotal, elapsedSeconds),
    elapsedSeconds,
    error: run.error,
    arms: arms.map(({ id, key, label }) => ({
      key,
      label,
      total: count(id, ['waiting', 'done', 'failed']),
      done: count(id, ['done']),
      failed: count(id, ['failed']),
    })),
  };
}

/** How many samples of an arm are in any of some states, and the steps of those not made yet. */
async function countSamples(
  db: Database,
  runId: string,
): Promise<{ count: (armId: string, states: SampleState[]) => number; stepsUnderWay: number }> {
  const counts = await db.sample.groupBy({
    by: ['armId', 'state'],
    where: { runId },
    _count: { _all: true },
    _sum: { stepsDone: true },
  });
  return {
    count: (armId, states) =>
      counts
        .filter((row) => row.armId === armId && states.includes(row.state))
        .reduce((sum, row) => sum + row._count._all, 0),
    stepsUnderWay: counts
      .filter(({ state }) => state === 'waiting')
      .reduce((sum, { _sum }) => sum + present(_sum.stepsDone, 'the steps of a group'), 0),
  };
}

function timeLeft(done: number, total: number, elapsedSeconds: number | null): number | null {
  if (elapsedSeconds === null || done === 0) return null;
  return (elapsedSeconds * (total - done)) / done;
}
