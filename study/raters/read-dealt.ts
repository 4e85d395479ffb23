import type { Asker } from '#prisma/asker.ts';
import type { DealtCell } from '../design/cell.ts';
import type { Table } from '../design/deal-trials.ts';
import type { Leavers } from './find-leavers.ts';
import { isUncounted } from './is-uncounted.ts';

/**
 * What was dealt in a study, and what of it is held: answered (and not reported) by whoever counts, or
 * still expected of a rater who has not left. Cells are read only where somebody left, since without
 * that none is open.
 */
export async function readDealt(options: {
  db: Asker;
  studyId: string;
  leavers: Leavers;
}): Promise<Pick<Table, 'turns' | 'cells'>> {
  const { db, studyId, leavers } = options;
  const slots = await db.$queryRaw<{ turns: number }>`
    SELECT count(*)::int AS turns FROM "Enrolment"
    WHERE "studyId" = ${studyId} AND "slot" IS NOT NULL GROUP BY "slot" ORDER BY "slot"`;
  const turns = slots.map((slot) => slot.turns);
  return { turns, cells: leavers.size === 0 ? [] : await readCells(db, studyId, leavers) };
}

async function readCells(db: Asker, studyId: string, leavers: Leavers): Promise<DealtCell[]> {
  const left = [...leavers.keys()];
  const uncounted = [...leavers].filter(([, reason]) => isUncounted(reason)).map(([id]) => id);
  return db.$queryRaw<DealtCell>`
    SELECT t."slot", t."comparisonId", bool_or(t."aOnLeft") AS "aOnLeft", bool_or(
        e."id" <> ALL(${left}) OR (e."id" <> ALL(${uncounted})
          AND t."completedAt" IS NOT NULL AND t."reportedAt" IS NULL)) AS "isHeld"
    FROM "Trial" t JOIN "Enrolment" e ON e."id" = t."enrolmentId"
    WHERE e."studyId" = ${studyId} AND t."kind" = 'main' AND t."slot" IS NOT NULL
    GROUP BY t."slot", t."comparisonId"
    ORDER BY t."slot", min(e."turn"), min(t."order")`;
}
