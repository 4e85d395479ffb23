import { LIVE_STATES } from '#domain/run-state.ts';
import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import { finishRun } from './finish-run.ts';
import { hasWaiting } from './has-waiting.ts';
import type { Workshop } from './make-samples.ts';
import { waitOut } from './wait-out.ts';

export type Ending = Workshop & {
  /** what else a run's images need before it ends, such as the content gate; may run more than once */
  beforeEnd?: (runId: string) => Promise<void>;
};

/**
 * Ends a run when none of its samples waits any more; several workers may call it at once. One whose
 * study is kept in a form that cannot be read has failed, and its images stay.
 */
export async function endRun(
  { db, now, log, beforeEnd }: Pick<Ending, 'db' | 'now' | 'log' | 'beforeEnd'>,
  runId: string,
  signal: AbortSignal,
): Promise<void> {
  if (await hasWaiting(db, runId)) return;
  try {
    if (beforeEnd) await waitOut({ db, runId, signal, log, work: () => beforeEnd(runId) });
  } catch (error) {
    if (signal.aborted || !isOfRecord(error)) throw error;
    log.error({ run: runId, error }, 'run failed: its study cannot be read');
    await failRun({ db, runId, reason: error.message, now: now() });
    return;
  }
  await finishRun({ db, runId, now: now() });
}

/** Trying again changes nothing about what is kept of a study. */
function isOfRecord(error: unknown): error is UserError {
  return error instanceof UserError && error.code === 'record-broken';
}

async function failRun(options: {
  db: Database;
  runId: string;
  reason: string;
  now: Date;
}): Promise<void> {
  const { db, runId, reason, now } = options;
  await db.run.updateMany({
    where: { id: runId, state: { in: [...LIVE_STATES] } },
    data: { state: 'failed', error: reason, finishedAt: now },
  });
}
