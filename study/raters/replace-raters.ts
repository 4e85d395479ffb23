import type { Asker } from '#prisma/asker.ts';
import type { DealtTrial } from '../design/cell.ts';
import type { Leavers } from './find-leavers.ts';

/**
 * Writes down whose places were just dealt to another: since when, and why. One who was away has no
 * session any more; what was answered before is taken still when it arrives.
 */
export async function replaceRaters(options: {
  session: Asker;
  studyId: string;
  trials: readonly DealtTrial[];
  leavers: Leavers;
  now: Date;
}): Promise<void> {
  const { session, leavers, now } = options;
  if (leavers.size === 0) return;
  const holders = await findHolders(options);
  const away = holders.filter((id) => leavers.get(id) === 'away');
  const excluded = holders.filter((id) => leavers.get(id) !== 'away');
  await session.$executeRaw`
    UPDATE "Enrolment" SET "leftAt" = ${now}::timestamp, "leftReason" = 'excluded'
    WHERE "id" = ANY(${excluded})`;
  await session.$executeRaw`
    UPDATE "Enrolment" SET "leftAt" = ${now}::timestamp, "leftReason" = 'away',
      "state" = 'replaced', "sessionHash" = NULL
    WHERE "id" = ANY(${away})`;
  await session.$executeRaw`
    UPDATE "RatingSession" SET "endedAt" = ${now}::timestamp
    WHERE "enrolmentId" = ANY(${away}) AND "endedAt" IS NULL`;
}

/** Who of those that left had a cell that was dealt now, and is not written down as having left. */
async function findHolders(options: Parameters<typeof replaceRaters>[0]): Promise<string[]> {
  const { session, studyId, trials, leavers } = options;
  const cells = trials.filter(({ kind }) => kind === 'main');
  const holders = await session.$queryRaw<{ id: string }>`
    SELECT DISTINCT e."id" FROM "Enrolment" e JOIN "Trial" t ON t."enrolmentId" = e."id"
    JOIN unnest(${cells.map(({ slot }) => slot)}::int[],
      ${cells.map(({ comparisonId }) => comparisonId)}::text[]) AS cell (slot, comparison)
      ON cell.slot = t."slot" AND cell.comparison = t."comparisonId"
    WHERE e."studyId" = ${studyId} AND e."leftAt" IS NULL AND e."id" = ANY(${[...leavers.keys()]})
      AND t."kind" = 'main'`;
  return holders.map(({ id }) => id);
}
