import type { Asker } from '#prisma/asker.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { epochMs } from '../votes/epoch-ms.ts';
import { momentOf } from '../votes/moment-of.ts';
import { hashToken } from './token.ts';

/** One browser's session of a rater; `endedAt` null while it is valid. */
export type ActSession = { id: string; endedAt: Date | null };

/** Who acts in which session: a rater's enrolment, and its study. */
export type Actor = { enrolmentId: string; studyId: string; session: ActSession };

type Row = Omit<Actor, 'session'> & {
  id: string;
  isValid: boolean;
  startedMs: number;
  endedMs: number | null;
};

/**
 * The rater of a session, by the session's token, and whether it is still valid. One that
 * ended because the link was opened elsewhere is found too: its browser may hold back what was answered
 * before. Null for a token that is not of a session, and for a rater who has withdrawn.
 */
export async function findSession(options: {
  db: Asker;
  sessionToken: string;
}): Promise<Actor | null> {
  const { db, sessionToken } = options;
  // asked by one value: PostgreSQL would plan a list of them anew each time, at four times the cost
  const [row] = await db.$queryRaw<Row>`
    SELECT e."id" AS "enrolmentId", e."studyId", r."id",
           e."sessionHash" IS NOT DISTINCT FROM r."tokenHash" AS "isValid",
           ${epochMs(Prisma.sql`r."startedAt"`)} AS "startedMs",
           ${epochMs(Prisma.sql`r."endedAt"`)} AS "endedMs"
    FROM "RatingSession" r JOIN "Enrolment" e ON e."id" = r."enrolmentId"
    WHERE r."tokenHash" = ${hashToken(sessionToken)} AND e."state" <> 'withdrawn'`;
  return row ? actorOf(row) : null;
}

function actorOf({ enrolmentId, studyId, id, isValid, startedMs, endedMs }: Row): Actor {
  const endedAt = isValid ? null : momentOf(endedMs ?? startedMs);
  return { enrolmentId, studyId, session: { id, endedAt } };
}
