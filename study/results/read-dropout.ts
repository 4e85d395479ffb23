import type { Database } from '#prisma/client.ts';
import type { LeaveReason } from '#prisma/generated/client.ts';

/** What a study's balance lost to raters who left, and what of it others took over. */
export type Dropout = {
  raters: {
    rater: string;
    reason: LeaveReason;
    at: string;
    dealt: number;
    answered: number;
    /** votes that were deleted at the rater's wish; null: none were to be */
    votes_removed: number | null;
  }[];
  /**
   * places of the design (a comparison in a slot, to be answered once): dealt so far, answered, dealt
   * again to another rater, and answered by one
   */
  cells: { dealt: number; answered: number; dealt_again: number; answered_again: number };
};

/** Reads who left a study and how far their places were filled again. */
export async function readDropout(options: { db: Database; studyId: string }): Promise<Dropout> {
  const { db, studyId } = options;
  const left = await db.$queryRaw<(Dropout['raters'][number] & { leftAt: Date })[]>`
    SELECT e."pseudonym" AS rater, e."leftReason"::text AS reason, e."leftAt",
           e."votesRemoved" AS votes_removed,
           count(t."id")::int AS dealt,
           count(t."id") FILTER (WHERE t."completedAt" IS NOT NULL AND t."reportedAt" IS NULL)::int
             AS answered
    FROM "Enrolment" e LEFT JOIN "Trial" t ON t."enrolmentId" = e."id" AND t."kind" = 'main'
    WHERE e."studyId" = ${studyId} AND e."leftReason" IS NOT NULL
    GROUP BY e."id" ORDER BY e."pseudonym"`;
  const [cells] = await db.$queryRaw<Dropout['cells'][]>`
    SELECT count(*)::int AS dealt, count(*) FILTER (WHERE answers > 0)::int AS answered,
           count(*) FILTER (WHERE times > 1)::int AS dealt_again,
           count(*) FILTER (WHERE times > 1 AND answers > 0)::int AS answered_again
    FROM (
      SELECT count(*) AS times, count(*) FILTER (
          WHERE t."completedAt" IS NOT NULL AND t."reportedAt" IS NULL
            AND (e."leftReason" IS NULL OR e."leftReason" NOT IN ('excluded', 'screened_out'))) AS answers
      FROM "Trial" t JOIN "Enrolment" e ON e."id" = t."enrolmentId"
      JOIN "Comparison" c ON c."id" = t."comparisonId"
      WHERE e."studyId" = ${studyId} AND t."slot" IS NOT NULL AND NOT c."excluded"
      GROUP BY t."slot", t."comparisonId") cell`;
  return {
    raters: left.map(({ leftAt, ...rater }) => ({ ...rater, at: leftAt.toISOString() })),
    cells: cells ?? { dealt: 0, answered: 0, dealt_again: 0, answered_again: 0 },
  };
}
