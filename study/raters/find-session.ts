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
  tokenHash: string;
  isValid: boolean;
  startedMs: number;
  endedMs: number | null;
};

/**
 * The rater of a session, and whether the session is still valid. One that ended because the link was
 * opened elsewhere is found too: its browser may hold back what was answered before.
 *
 * @returns null when the token is not of a session, or the rater has withdrawn
 */
export async function findSession(options: {
  db: Asker;
  sessionToken: string;
}): Promise<Actor | null> {
  const { db, sessionToken } = options;
  const tokenHash = hashToken(sessionToken);
  return (await findSessions({ db, tokenHashes: [tokenHash] })).get(tokenHash) ?? null;
}

/** As `findSession`, for several at once, by the hashes of their tokens; those that are not found are left out. */
export async function findSessions(options: {
  db: Asker;
  tokenHashes: readonly string[];
}): Promise<Map<string, Actor>> {
  const { db, tokenHashes } = options;
  const found = await db.$queryRaw<Row>`
    SELECT e."id" AS "enrolmentId", e."studyId", r."id", r."tokenHash",
           e."sessionHash" IS NOT DISTINCT FROM r."tokenHash" AS "isValid",
           ${epochMs(Prisma.sql`r."startedAt"`)} AS "startedMs",
           ${epochMs(Prisma.sql`r."endedAt"`)} AS "endedMs"
    FROM "RatingSession" r JOIN "Enrolment" e ON e."id" = r."enrolmentId"
    WHERE r."tokenHash" = ANY(${[...tokenHashes]}::text[]) AND e."state" <> 'withdrawn'`;
  return new Map(found.map((row) => [row.tokenHash, actorOf(row)]));
}

function actorOf({ enrolmentId, studyId, id, isValid, startedMs, endedMs }: Row): Actor {
  const endedAt = isValid ? null : momentOf(endedMs ?? startedMs);
  return { enrolmentId, studyId, session: { id, endedAt } };
}
