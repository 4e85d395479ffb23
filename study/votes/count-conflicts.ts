import type { Database } from '#prisma/client.ts';

/**
 * How many questions of each rater were answered differently in two sessions (the link was opened in
 * two browsers, and neither knew of the other's answer), by enrolment. The answer given later stands,
 * as far as the server can tell; both are in the export.
 */
export async function countConflicts(options: {
  db: Database;
  studyId: string;
}): Promise<Map<string, number>> {
  const rows = await options.db.$queryRaw<{ enrolmentId: string; conflicts: number }[]>`
    SELECT "enrolmentId", count(DISTINCT ("trialId", "question"))::int AS conflicts FROM (
      SELECT t."enrolmentId", v."trialId", v."question", v."answer", v."undo", v."sessionId",
             lag(v."answer") OVER answering AS "answerBefore",
             lag(v."undo") OVER answering AS "undoBefore",
             lag(v."sessionId") OVER answering AS "sessionBefore"
      FROM "Vote" v JOIN "Trial" t ON t."id" = v."trialId"
      JOIN "Enrolment" e ON e."id" = t."enrolmentId"
      WHERE e."studyId" = ${options.studyId}
      WINDOW answering AS (
        PARTITION BY v."trialId", v."question" ORDER BY v."answeredAt", v."revision")) acts
    WHERE NOT "undo" AND NOT "undoBefore" AND "answer" IS DISTINCT FROM "answerBefore"
      AND "sessionId" <> "sessionBefore"
    GROUP BY "enrolmentId"`;
  return new Map(rows.map(({ enrolmentId, conflicts }) => [enrolmentId, conflicts]));
}
