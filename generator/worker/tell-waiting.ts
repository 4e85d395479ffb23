import { LIVE_STATES } from '#domain/run-state.ts';
import type { Database } from '#prisma/client.ts';

/**
 * Says of a run that it waits, and for what. Where the database is what is away, nobody can be told
 * before it is back.
 */
export async function tellWaiting(db: Database, runId: string, reason: string): Promise<void> {
  await db.run
    .updateMany({
      where: { id: runId, state: { in: [...LIVE_STATES] } },
      data: { state: 'waiting', error: reason },
    })
    .catch(() => undefined);
}
