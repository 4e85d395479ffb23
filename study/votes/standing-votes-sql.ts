import { Prisma } from '#prisma/generated/client.ts';

/**
 * The votes that stand, for queries that count them where they lie: `standingVotes` after
 * `numberRevisions`, in SQL (a test holds them together). Votes of a trial whose report stands are
 * not among them.
 *
 * @param which picks trials, by `t` (Trial) and `e` (Enrolment)
 */
export function standingVotesSql(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT * FROM (
      SELECT DISTINCT ON (v."trialId", v."question") v.*, t."order", t."kind", t."enrolmentId"
      FROM "Vote" v JOIN "Trial" t ON t."id" = v."trialId"
      JOIN "Enrolment" e ON e."id" = t."enrolmentId"
      WHERE t."reportedAt" IS NULL AND ${which}
      ORDER BY v."trialId", v."question", v."answeredAt" DESC, v."revision" DESC) last
    WHERE NOT last."undo"`;
}
