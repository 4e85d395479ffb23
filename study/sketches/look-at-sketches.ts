import { readQueueHealth } from '#generator/queue/read-queue-health.ts';
import type { Database } from '#prisma/client.ts';
import type { SketchState } from '#prisma/generated/client.ts';

/** How far sketches are, and whether somebody is there to make them. */
export type LookedAt = {
  hasWorker: boolean;
  sketches: { id: string; state: SketchState; error: string | null }[];
};

/** Looks at sketches, which keeps them wanted; those that are not known are left out. */
export async function lookAtSketches(
  db: Database,
  ids: readonly string[],
  now: Date,
): Promise<LookedAt> {
  const known = { id: { in: [...ids] } };
  await db.sketch.updateMany({ where: known, data: { askedAt: now } });
  const sketches = await db.sketch.findMany({
    where: known,
    select: { id: true, state: true, error: true },
  });
  return { hasWorker: (await readQueueHealth(db)).workers > 0, sketches };
}
