import type { DatabaseSession } from '#prisma/client.ts';
import { EARLY_LOOK } from './note-early-look.ts';

/** How long an early look that a person has put on record lasts. */
export const EARLY_LOOK_MS = 60 * 60 * 1000;

/** Until when an early look of this person lasts that is on record; null without one. */
export async function findEarlyLook(options: {
  db: DatabaseSession;
  studyId: string;
  userId: string;
  now: Date;
}): Promise<Date | null> {
  const { db, studyId, userId, now } = options;
  const since = new Date(now.getTime() - EARLY_LOOK_MS);
  const look = await db.deviation.findFirst({
    where: { studyId, userId, kind: EARLY_LOOK, at: { gt: since } },
    orderBy: { at: 'desc' },
  });
  return look && new Date(look.at.getTime() + EARLY_LOOK_MS);
}
