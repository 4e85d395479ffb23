import { randomUUID } from 'node:crypto';
import { present } from '#domain/present.ts';
import type { LeanTransaction } from '#prisma/lean-transaction.ts';
import type { Enrolment } from '#prisma/generated/client.ts';
import { createToken, hashToken } from './token.ts';
import type { RandomBytes } from './token.ts';

/** Who begins a session: what the enrolment is from then on. */
export type EnrolledRater = Pick<Enrolment, 'id' | 'pseudonym' | 'state'>;

/**
 * Gives a rater a session, and ends the one before, so that one rater has one session. It ends when
 * the study closes or the rater withdraws. The transaction ends with it.
 *
 * @returns the enrolment, and the session's token, which is kept as a hash only
 */
export async function startSession(
  [session, commit]: LeanTransaction,
  options: { enrolmentId: string; now: Date; randomBytes: RandomBytes },
): Promise<{ enrolment: EnrolledRater; sessionToken: string }> {
  const { enrolmentId, now, randomBytes } = options;
  const sessionToken = createToken(randomBytes);
  const tokenHash = hashToken(sessionToken);
  const [[enrolment]] = await Promise.all([
    // first, so that links opened at the same moment in two browsers end one after the other
    session.$queryRaw<EnrolledRater>`
      UPDATE "Enrolment" SET "sessionHash" = ${tokenHash},
        "enrolledAt" = coalesce("enrolledAt", ${now}::timestamp),
        "state" = CASE "state" WHEN 'invited' THEN 'enrolled' ELSE "state" END
      WHERE "id" = ${enrolmentId} RETURNING "id", "pseudonym", "state"::text AS state`,
    session.$executeRaw`
      UPDATE "RatingSession" SET "endedAt" = ${now}::timestamp
      WHERE "enrolmentId" = ${enrolmentId} AND "endedAt" IS NULL`,
    session.$executeRaw`
      INSERT INTO "RatingSession" ("id", "enrolmentId", "tokenHash", "startedAt")
      VALUES (${randomUUID()}, ${enrolmentId}, ${tokenHash}, ${now}::timestamp)`,
    commit(),
  ]);
  return { enrolment: present(enrolment, 'the enrolment of a session'), sessionToken };
}
