import type { Database } from '#prisma/client.ts';
import type { RunState } from '#prisma/generated/enums.ts';

export type RunProgress = {
  runId: string;
  state: RunState;
  /** samples */
  total: number;
  done: number;
  failed: number;
  /** inference steps of all samples, for a smooth bar */
  stepsTotal: number;
  stepsDone: number;
  /** seconds until the end at the pace so far; null before the first step and after the end */
  etaSeconds: number | null;
  elapsedSeconds: number | null;
  error: string | null;
  arms: { key: string; label: string; total: number; done: number; failed: number }[];
};

const ENDED = new Set<RunState>(['completed', 'completed_with_failures', 'cancelled', 'failed']);

/** Whether a run in this state will never change again by itself. */
export function hasRunEnded(state: RunState): boolean {
  return ENDED.has(state);
}

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
  const counts = await db.sample.groupBy({
    by: ['armId', 'state'],
    where: { runId },
    _count: { _all: true },
  });
  const countOf = (armId: string, state?: string): number =>
    counts
      .filter((row) => row.armId === armId && (state === undefined || row.state === state))
      .reduce((sum, row) => sum + row._count._all, 0);
  const end = run.finishedAt ?? now;
  const elapsedSeconds = run.startedAt ? (end.getTime() - run.startedAt.getTime()) / 1000 : null;
  const stepsDone = Math.min(run.stepsDone, run.stepsTotal);
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
    arms: run.study.arms.map(({ id, key, label }) => ({
      key,
      label,
      total: countOf(id),
      done: countOf(id, 'done'),
      failed: countOf(id, 'failed'),
    })),
  };
}

function timeLeft(done: number, total: number, elapsedSeconds: number | null): number | null {
  if (elapsedSeconds === null || done === 0) return null;
  return (elapsedSeconds * (total - done)) / done;
}
