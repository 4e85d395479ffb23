import type { Database } from '#prisma/client.ts';
import { withStudy } from './rater-session.ts';
import type { RaterSession } from './rater-session.ts';
import { hashToken } from './token.ts';

/** One browser's session of a rater; `endedAt` null while it is valid. */
export type ActSession = { id: string; endedAt: Date | null };

/**
 * The rater of a session, and whether the session is still valid. One that ended because the link was
 * opened elsewhere is found too: its browser may hold back what was answered before.
 *
 * @returns null when the token is not of a session, or the rater has withdrawn
 */
export async function findSession(options: {
  db: Database;
  sessionToken: string;
}): Promise<{ rater: RaterSession; session: ActSession } | null> {
  const { db, sessionToken } = options;
  const tokenHash = hashToken(sessionToken);
  const found = await db.ratingSession.findUnique({
    where: { tokenHash },
    include: { enrolment: { include: withStudy } },
  });
  if (!found || found.enrolment.state === 'withdrawn') return null;
  const { id, startedAt, endedAt, enrolment } = found;
  const isValid = enrolment.sessionHash === tokenHash;
  return { rater: enrolment, session: { id, endedAt: isValid ? null : (endedAt ?? startedAt) } };
}
