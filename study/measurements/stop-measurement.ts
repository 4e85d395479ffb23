import type { Database } from '#prisma/client.ts';
import { UNDER_WAY } from './under-way.ts';

/** Stops a measurement of a study that has not ended; its worker sees it within seconds. */
export async function stopMeasurement(options: {
  db: Database;
  studyId: string;
  measurementId: string;
  now: Date;
}): Promise<boolean> {
  const { db, studyId, measurementId: id, now } = options;
  const { count } = await db.measurement.updateMany({
    where: { id, studyId, state: { in: UNDER_WAY } },
    data: { state: 'cancelled', finishedAt: now },
  });
  return count === 1;
}
