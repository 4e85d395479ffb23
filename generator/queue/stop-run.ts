import type { Database } from '#prisma/client.ts';
import { LIVE_STATES } from '#domain/run-state.ts';

/**
 * Pauses or cancels a run that has not ended: workers stop between two steps, and what is made
 * stays. Returns false when the run had ended already.
 */
export async function stopRun(options: {
  db: Database;
  runId: string;
  as: 'paused' | 'cancelled';
  now: Date;
}): Promise<boolean> {
  const { count } = await options.db.run.updateMany({
    where: { id: options.runId, state: { in: [...LIVE_STATES, 'paused'] } },
    data: {
      state: options.as,
      finishedAt: options.as === 'cancelled' ? options.now : null,
    },
  });
  return count === 1;
}
