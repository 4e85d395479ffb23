import { finishRun } from './finish-run.ts';
import type { Workshop } from './make-samples.ts';
import { waitOut } from './wait-out.ts';

export type Ending = Workshop & {
  /** what else a run's images need before it ends, such as the content gate; may run more than once */
  beforeEnd?: (runId: string) => Promise<void>;
};

/** Ends a run when none of its samples waits any more; several workers may call it at once. */
export async function endRun(
  { db, now, log, beforeEnd }: Ending,
  runId: string,
  signal: AbortSignal,
): Promise<void> {
  if ((await db.sample.count({ where: { runId, state: 'waiting' } })) > 0) return;
  if (beforeEnd) await waitOut({ db, runId, signal, log, work: () => beforeEnd(runId) });
  await finishRun({ db, runId, now: now() });
}
