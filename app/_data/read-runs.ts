import type { RunProgress } from '#generator/progress/read-run-progress.ts';
import { database } from './database.ts';
import { readRunSnapshot } from './read-run-snapshot.ts';

const latest = 20;

export type StudyRun = { study: { slug: string; name: string }; progress: RunProgress };

/** The latest runs of a researcher's studies, the newest first. */
export async function readRuns(userId: string): Promise<StudyRun[]> {
  const runs = await database().run.findMany({
    where: { study: { members: { some: { userId } } } },
    orderBy: { createdAt: 'desc' },
    take: latest,
    select: { id: true, study: { select: { slug: true, name: true } } },
  });
  const followed = await Promise.all(
    runs.map(async ({ id, study }) => ({ study, progress: await readRunSnapshot(id) })),
  );
  return followed.flatMap(({ study, progress }) => (progress ? [{ study, progress }] : []));
}
