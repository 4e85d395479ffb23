import type { Database } from '#prisma/client.ts';

/** Ends a run that cannot go on, with the reason; what is made stays, and the run can be resumed. */
export async function failRun(options: {
  db: Database;
  runId: string;
  error: unknown;
  now: Date;
}): Promise<void> {
  const { db, runId, error, now } = options;
  const reason = error instanceof Error ? error.message : String(error);
  await db.run.updateMany({
    where: { id: runId, state: { in: ['queued', 'running'] } },
    data: { state: 'failed', error: reason, finishedAt: now },
  });
}
