import { withStudy } from '#study/raters/rater-session.ts';
import type { RaterSession } from '#study/raters/rater-session.ts';
import { hashToken } from '#study/raters/token.ts';
import { database } from '../../_data/database.ts';

/** Whom an invitation link is for, or null. Looking takes nothing up: mail scanners open links. */
export async function findInvitation(inviteToken: string): Promise<RaterSession | null> {
  return database().enrolment.findUnique({
    where: { inviteHash: hashToken(inviteToken) },
    include: withStudy,
  });
}
