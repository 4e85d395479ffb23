import type { DatabaseSession } from '#prisma/client.ts';

/** Trials of a rater that are over (answered or reported), and all of them. */
export type TrialProgress = { done: number; total: number };

/** Counts a rater's trials; those of comparisons excluded since do not count. */
export async function trialProgress(options: {
  db: DatabaseSession;
  enrolmentId: string;
}): Promise<TrialProgress> {
  const [row] = await options.db.$queryRaw<{ done: bigint; total: bigint }[]>`
    SELECT count(*) FILTER (WHERE t."completedAt" IS NOT NULL OR t."reportedAt" IS NOT NULL) AS done,
           count(*) AS total
    FROM "Trial" t JOIN "Comparison" c ON c."id" = t."comparisonId"
    WHERE t."enrolmentId" = ${options.enrolmentId} AND NOT c."excluded"`;
  return { done: Number(row?.done ?? 0n), total: Number(row?.total ?? 0n) };
}
