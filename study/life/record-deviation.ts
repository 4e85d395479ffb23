import type { DatabaseSession } from '#prisma/client.ts';
import type { Deviation, Prisma } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * Notes a change of a study after it opened, with time, person and reason; it is listed in every
 * export.
 *
 * @param kind a short word for a list, such as `looked early` or `excluded comparison`
 * @throws UserError when no reason is given
 */
export async function recordDeviation(options: {
  db: DatabaseSession;
  studyId: string;
  kind: string;
  reason: string;
  now: Date;
  userId?: string;
  detail?: Prisma.InputJsonObject;
}): Promise<Deviation> {
  const { db, studyId, kind, reason, now, userId, detail } = options;
  if (reason.trim() === '') {
    throw new UserError('a deviation needs a reason: say why the study was changed', {
      code: 'no-reason',
    });
  }
  return db.deviation.create({
    data: {
      studyId,
      kind,
      reason: reason.trim(),
      at: now,
      ...(userId === undefined ? {} : { userId }),
      ...(detail === undefined ? {} : { detail }),
    },
  });
}
