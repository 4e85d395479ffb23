import type { Database } from '#prisma/client.ts';

/** Says of a run that waited that it goes on. */
export async function tellGoesOn(db: Database, runId: string): Promise<void> {
  await db.run.updateMany({
    where: { id: runId, state: 'waiting' },
    data: { state: 'running', error: null },
  });
}
