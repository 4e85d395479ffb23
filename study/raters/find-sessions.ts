import type { Asker } from '#prisma/asker.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { epochMs } from '../votes/epoch-ms.ts';
import { momentOf } from '../votes/moment-of.ts';

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
 * The raters of sessions, by the hashes of the sessions' tokens, and whether each is still valid. One
 * that ended because the link was opened elsewhere is found too: its browser may hold back what was
 * answered before. Left out are tokens that are not of a session, and raters who have withdrawn.
 */
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
