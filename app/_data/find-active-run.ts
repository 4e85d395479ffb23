import { LIVE_STATES } from '#domain/run-state.ts';
import { database } from './database.ts';

/** The run of a study that is still making images, or null. */
export async function findActiveRun(studyId: string): Promise<string | null> {
  const run = await database().run.findFirst({
    where: { studyId, state: { in: [...LIVE_STATES, 'paused'] } },
    select: { id: true },
  });
  return run?.id ?? null;
}
