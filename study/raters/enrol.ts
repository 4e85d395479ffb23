import type { Asker } from '#prisma/asker.ts';
import type { Database } from '#prisma/client.ts';
import { inLeanTransaction } from '#prisma/lean-transaction.ts';
import { findInvitation } from './find-invitation.ts';
import type { Invited } from './find-invitation.ts';
import { invitationObstacle } from './invitation-obstacle.ts';
import { linkRefused } from './link-refused.ts';
import { startSession } from './start-session.ts';
import type { EnrolledRater } from './start-session.ts';
import type { RandomBytes } from './token.ts';

/**
 * Takes up an invitation: a session for the one enrolment that the link stands for. The link makes
 * no second rater; opened again (another day, another device) it resumes the same enrolment, and the
 * session given before ends, so that one rater has one session. It ends when the study closes or the
 * rater withdraws. Call it for a deliberate act (a POST), since mail scanners open links.
 *
 * @returns the enrolment, and the session's token, which is kept as a hash only
 * @throws UserError with code `unknown-invitation`, `study-not-open`, `study-closed` or `withdrawn`
 */
export async function enrolRater(options: {
  db: Database;
  inviteToken: string;
  now: Date;
  randomBytes: RandomBytes;
}): Promise<{ enrolment: EnrolledRater; sessionToken: string }> {
  const { db, inviteToken, now, randomBytes } = options;
  return inLeanTransaction(db, async (session, commit) => {
    const { id } = await requireInvitation(session, inviteToken);
    return startSession([session, commit], { enrolmentId: id, now, randomBytes });
  });
}

async function requireInvitation(db: Asker, inviteToken: string): Promise<Invited> {
  const invited = await findInvitation({ db, inviteToken });
  if (!invited) throw linkRefused('unknown-invitation');
  const obstacle = invitationObstacle(invited);
  if (obstacle !== null) throw linkRefused(obstacle);
  return invited;
}
