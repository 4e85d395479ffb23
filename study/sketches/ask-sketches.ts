import type { Database } from '#prisma/client.ts';
import type { Sketch } from './sketches-of-plan.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** What failed is tried again when it is asked for after so long. */
const AGAIN_AFTER_MS = 60_000;

/** Writes down that sketches are wanted; workers look for what is. Forgets what nobody asked for since a day. */
export async function askSketches(
  db: Database,
  sketches: readonly Sketch[],
  now: Date,
): Promise<void> {
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  const ids = sketches.map(({ id }) => id);
  await db.sketch.deleteMany({ where: { askedAt: { lt: before(DAY_MS) } } });
  await db.sketch.createMany({
    data: sketches.map((sketch) => ({ ...sketch, askedAt: now })),
    skipDuplicates: true,
  });
  await db.sketch.updateMany({ where: { id: { in: ids } }, data: { askedAt: now } });
  await db.sketch.updateMany({
    where: { id: { in: ids }, state: 'failed', takenAt: { lt: before(AGAIN_AFTER_MS) } },
    data: { state: 'waiting', error: null },
  });
}
