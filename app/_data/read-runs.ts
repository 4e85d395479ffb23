import type { RunProgress } from '#generator/progress/read-run-progress.ts';
import { listed } from '#domain/listed.ts';
import { secondsPerImage, type SecondsPerImage } from '#study/runtime/seconds-per-image.ts';
import { database } from './database.ts';
import { readRunSnapshot } from './read-run-snapshot.ts';

const latest = 20;

export type StudyRun = {
  study: { slug: string; name: string };
  progress: RunProgress;
  seconds: SecondsPerImage[];
};

/** The latest runs of a researcher's studies, the newest first. */
export async function readRuns(userId: string): Promise<StudyRun[]> {
  const db = database();
  const timed = await secondsPerImage({ db, userId, by: 'run' });
  const secondsOf = Map.groupBy(timed, ({ group }) => group);
  const runs = await db.run.findMany({
    where: { study: { members: { some: { userId } } } },
    orderBy: { createdAt: 'desc' },
    take: latest,
    select: { id: true, study: { select: { slug: true, name: true } } },
  });
  const followed = await Promise.all(
    runs.map(async ({ id, study }) => ({
      study,
      progress: await readRunSnapshot(id),
      seconds: listed(secondsOf, id),
    })),
  );
  return followed.flatMap(({ progress, ...run }) => (progress ? [{ ...run, progress }] : []));
}
