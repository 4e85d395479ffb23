import { database } from './database.ts';

/** The run of a study that is still making images, or null. */
export async function findActiveRun(studyId: string): Promise<string | null> {
  const run = await database().run.findFirst({
    where: { studyId, state: { in: ['queued', 'running', 'paused'] } },
    select: { id: true },
  });
  return run?.id ?? null;
}
