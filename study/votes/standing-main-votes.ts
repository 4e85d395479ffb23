import { Prisma } from '#prisma/generated/client.ts';

/**
 * A study's main votes that stand, for the FROM of a query: of the revisions of a vote the last, unless
 * it takes the vote back (what `standingVotes` says of rows).
 */
export function standingMainVotes(studyId: string): Prisma.Sql {
  return Prisma.sql`(
    SELECT last.* FROM (
      SELECT DISTINCT ON (v."trialId", v."question") v."question", v."undo", v."answeredAt"
      FROM "Vote" v
      JOIN "Trial" t ON t."id" = v."trialId"
      JOIN "Enrolment" e ON e."id" = t."enrolmentId"
      WHERE e."studyId" = ${studyId} AND t."kind" = 'main'
      ORDER BY v."trialId", v."question", v."revision" DESC
    ) last
    WHERE NOT last."undo"
  )`;
}
