import type { Database } from '#prisma/client.ts';

/**
 * Lets a paused, cancelled or failed run go on: workers look for runs that wait without jobs and
 * take it up within seconds. Returns false when the run was in another state, or has nothing left
 * to make.
 */
export async function resumeRun(options: { db: Database; runId: string }): Promise<boolean> {
  const { count } = await options.db.run.updateMany({
    where: {
      id: options.runId,
      state: { in: ['paused', 'cancelled', 'failed'] },
      OR: [
        { samples: { some: { state: 'waiting' } } },
        // all are made, and the end failed
        { samples: { some: { state: 'done' } }, study: { state: { in: ['draft', 'generating'] } } },
      ],
    },
    data: { state: 'queued', error: null, finishedAt: null },
  });
  return count === 1;
}
