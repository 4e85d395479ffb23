import type { Database } from '#prisma/client.ts';

/** Questions of a rater that two sessions answered, each counted once. */
export type DoubleAnswers = {
  /** differently, at least once */
  conflicts: number;
  /** always alike */
  duplicates: number;
};

/**
 * How many questions of each rater were answered in two sessions (the link was opened in two browsers,
 * and neither knew of the other's answer), by enrolment. The answer given later stands, as far as the
 * server can tell; both are in the export.
 */
export async function countDoubleAnswers(options: {
  db: Database;
  studyId: string;
}): Promise<Map<string, DoubleAnswers>> {
  const rows = await options.db.$queryRaw<(DoubleAnswers & { enrolmentId: string })[]>`
    SELECT "enrolmentId", count(*) FILTER (WHERE differs)::int AS conflicts,
           count(*) FILTER (WHERE NOT differs)::int AS duplicates
    FROM (
      SELECT "enrolmentId", bool_or("answer" IS DISTINCT FROM "answerBefore") AS differs FROM (
        SELECT t."enrolmentId", v."trialId", v."question", v."answer", v."undo", v."sessionId",
               lag(v."answer") OVER answering AS "answerBefore",
               lag(v."undo") OVER answering AS "undoBefore",
               lag(v."sessionId") OVER answering AS "sessionBefore"
        FROM "Vote" v JOIN "Trial" t ON t."id" = v."trialId"
        JOIN "Enrolment" e ON e."id" = t."enrolmentId"
        WHERE e."studyId" = ${options.studyId} AND EXISTS (
          SELECT FROM "Vote" other WHERE other."trialId" = v."trialId"
            AND other."question" = v."question" AND other."revision" <> 1)
        WINDOW answering AS (
          PARTITION BY v."trialId", v."question" ORDER BY v."answeredAt", v."revision")) acts
      WHERE NOT "undo" AND NOT "undoBefore" AND "sessionId" <> "sessionBefore"
      GROUP BY "enrolmentId", "trialId", "question") twice
    GROUP BY "enrolmentId"`;
  return new Map(rows.map(({ enrolmentId, ...counts }) => [enrolmentId, counts]));
}
