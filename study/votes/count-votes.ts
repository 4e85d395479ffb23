import { present } from '#domain/present.ts';
import type { Database } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { epochMs } from './epoch-ms.ts';
import { isPlainMoment } from './moment-of.ts';
import { standingVotesSql } from './standing-votes-sql.ts';

/** Main votes of a study that stand, and when they were given; nothing of what they say. */
export type VoteCounts = { given: number; last_day: number; last_at: string | null };

const DAY_MS = 86_400_000;

/** Counts the main votes that stand; `last_day` are those of the 24 hours before the last of them. */
export async function countVotes(db: Database, studyId: string): Promise<VoteCounts> {
  const main = Prisma.sql`e."studyId" = ${studyId} AND t."kind" = 'main'`;
  const [counted] = await db.$queryRaw<
    { given: number; lastDay: number; lastMs: number | null }[]
  >`WITH standing AS MATERIALIZED (
      SELECT ${epochMs(Prisma.sql`s."answeredAt"`)} AS ms FROM (${standingVotesSql(main)}) s)
    SELECT count(*)::int AS given, max(ms) AS "lastMs",
      (count(*) FILTER (WHERE ms > (SELECT max(ms) FROM standing) - ${DAY_MS}))::int AS "lastDay"
    FROM standing`;
  const { given, lastDay, lastMs } = present(counted, 'the count of votes');
  const isKnown = lastMs !== null && isPlainMoment(lastMs);
  return { given, last_day: lastDay, last_at: isKnown ? new Date(lastMs).toISOString() : null };
}
