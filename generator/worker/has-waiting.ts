import type { Database } from '#prisma/client.ts';

/**
 * Whether some sample of a run is still to be made. Asked after each job, so it looks for one: a count
 * would read all of those that wait.
 */
export async function hasWaiting(db: Database, runId: string): Promise<boolean> {
  const where = { runId, state: 'waiting' as const };
  return (await db.sample.findFirst({ where, select: { id: true } })) !== null;
}
