import type { DatabaseSession } from '#prisma/client.ts';

/** Trials of a rater that are over (answered or reported), all of them, and practice ones left. */
export type TrialProgress = { done: number; total: number; practiceLeft: number };

/** Counts a rater's trials; those of comparisons excluded since do not count. */
export async function trialProgress(options: {
  db: DatabaseSession;
  enrolmentId: string;
}): Promise<TrialProgress> {
  const [row] = await options.db.$queryRaw<{ done: number; total: number; practice: number }[]>`
    WITH shown AS (
      SELECT t."kind", t."completedAt" IS NOT NULL OR t."reportedAt" IS NOT NULL AS over
      FROM "Trial" t JOIN "Comparison" c ON c."id" = t."comparisonId"
      WHERE t."enrolmentId" = ${options.enrolmentId} AND NOT c."excluded")
    SELECT count(*) FILTER (WHERE over)::int AS done, count(*)::int AS total,
           count(*) FILTER (WHERE NOT over AND "kind" = 'practice')::int AS practice
    FROM shown`;
  return { done: row?.done ?? 0, total: row?.total ?? 0, practiceLeft: row?.practice ?? 0 };
}
