import type { Database } from '#prisma/client.ts';
import type { Enrolment } from '#prisma/generated/client.ts';
import { withStudy } from './rater-session.ts';
import type { RaterSession } from './rater-session.ts';
import { createToken, hashToken } from './token.ts';
import type { RandomBytes } from './token.ts';

/**
 * Gives a rater a session, and ends the one before, so that one rater has one session. It ends when
 * the study closes or the rater withdraws.
 *
 * @returns the enrolment, and the session's token, which is kept as a hash only
 */
export async function startSession(options: {
  db: Database;
  enrolment: Pick<Enrolment, 'id' | 'enrolledAt' | 'state'>;
  now: Date;
  randomBytes: RandomBytes;
}): Promise<{ enrolment: RaterSession; sessionToken: string }> {
  const { db, now, randomBytes } = options;
  const { id, enrolledAt, state } = options.enrolment;
  const sessionToken = createToken(randomBytes);
  const tokenHash = hashToken(sessionToken);
  return db.$transaction(async (session) => {
    // first, so that links opened at the same moment in two browsers end one after the other
    const enrolment = await session.enrolment.update({
      where: { id },
      data: {
        sessionHash: tokenHash,
        enrolledAt: enrolledAt ?? now,
        ...(state === 'invited' ? { state: 'enrolled' as const } : {}),
      },
      include: withStudy,
    });
    await session.ratingSession.updateMany({
      where: { enrolmentId: id, endedAt: null },
      data: { endedAt: now },
    });
    await session.ratingSession.create({ data: { enrolmentId: id, tokenHash, startedAt: now } });
    return { enrolment, sessionToken };
  });
}
