import { present } from '#domain/present.ts';
import type { Database } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { trialsEach } from '../design/trials-each.ts';
import { plannedVotes } from '../life/planned-votes.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { epochMs } from '../votes/epoch-ms.ts';
import { isPlainMoment } from '../votes/moment-of.ts';
import { standingVotesSql } from '../votes/standing-votes-sql.ts';
import { forecastEnd, PACE_WINDOW_MS } from './forecast-end.ts';
import type { Forecast } from './forecast-end.ts';

/** Votes given of those wanted, and the forecast; nothing of what they say. */
export type Pace = Forecast & { given: number; wanted: number; last_at: string | null };

/**
 * How fast a study comes on. Wanted are the votes that the protocol plans, or else those of the raters
 * that it expects.
 *
 * @param options.comparisons how many are dealt as main trials
 */
export async function readPace(options: {
  db: Database;
  studyId: string;
  protocol: Protocol;
  comparisons: number;
  now: Date;
}): Promise<Pace> {
  const { db, studyId, protocol, comparisons, now } = options;
  const { expected } = protocol.raters;
  const designed = expected * trialsEach(protocol, comparisons) * protocol.questions.length;
  const wanted = plannedVotes(protocol) ?? designed;
  const since = now.getTime() - PACE_WINDOW_MS;
  const main = Prisma.sql`e."studyId" = ${studyId} AND t."kind" = 'main'`;
  const [counted] = await db.$queryRaw<
    { given: number; recent: number; firstMs: number | null; lastMs: number | null }[]
  >`WITH standing AS MATERIALIZED (
      SELECT ${epochMs(Prisma.sql`s."answeredAt"`)} AS ms FROM (${standingVotesSql(main)}) s)
    SELECT count(*)::int AS given, (count(*) FILTER (WHERE ms > ${since}))::int AS recent,
      min(ms) AS "firstMs", max(ms) AS "lastMs"
    FROM standing`;
  const { given, recent, firstMs, lastMs } = present(counted, 'the count of votes');
  return {
    given,
    wanted,
    last_at: lastMs !== null && isPlainMoment(lastMs) ? new Date(lastMs).toISOString() : null,
    ...forecastEnd({ given, wanted, recent, firstMs, now }),
  };
}
