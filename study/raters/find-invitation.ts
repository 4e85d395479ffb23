import type { Database } from '#prisma/client.ts';
import { withStudy } from './rater-session.ts';
import type { RaterSession } from './rater-session.ts';
import { hashToken } from './token.ts';

/** Whom an invitation link is for, or null. Looking takes nothing up: mail scanners open links. */
export async function findInvitation(options: {
  db: Database;
  inviteToken: string;
}): Promise<RaterSession | null> {
  const { db, inviteToken } = options;
  return db.enrolment.findUnique({
    where: { inviteHash: hashToken(inviteToken) },
    include: withStudy,
  });
}
