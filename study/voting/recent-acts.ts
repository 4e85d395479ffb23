import type { Asker } from '#prisma/asker.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { epochMs } from '../votes/epoch-ms.ts';
import { standingVotesSql } from '../votes/standing-votes-sql.ts';

/** Something of a rater that stands and can be taken back: a vote, or (`question` null) a report. */
export type RecentAct = { trialId: string; question: string | null };

/**
 * The last things a rater did that stand, the latest first. A vote in a trial whose report stands is
 * not among them: nothing is taken back where it cannot be seen. Neither is one in a practice pair whose
 * right answer was told.
 *
 * @param limit how many
 */
export async function recentActs(options: {
  db: Asker;
  enrolmentId: string;
  limit: number;
}): Promise<RecentAct[]> {
  const { db, enrolmentId, limit } = options;
  const mine = Prisma.sql`e."id" = ${enrolmentId} AND t."knownOf" IS NULL`;
  // of several at one instant the latest in the session, then the latest to arrive
  return db.$queryRaw<RecentAct>`
    SELECT "trialId", "question" FROM (
      SELECT s."trialId", s."question", s."answeredAt" AS at, s."order", s."clientAt" AS claimed,
             coalesce(s."receivedAt", s."answeredAt") AS received
      FROM (${standingVotesSql(mine)}) s
      UNION ALL
      SELECT t."id", NULL, t."reportedAt", t."order", NULL, t."reportedAt"
      FROM "Trial" t WHERE t."enrolmentId" = ${enrolmentId} AND t."reportedAt" IS NOT NULL) acts
    ORDER BY ${epochMs(Prisma.sql`at`)} DESC, "order" DESC, claimed DESC NULLS FIRST, received DESC
    LIMIT ${limit}`;
}
