import type { Database } from '#prisma/client.ts';
import { UserError } from '#domain/user-error.ts';
import { withStudy } from './rater-session.ts';
import type { RaterSession } from './rater-session.ts';
import { createToken, hashToken } from './token.ts';
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
}): Promise<{ enrolment: RaterSession; sessionToken: string }> {
  const { db, inviteToken, now, randomBytes } = options;
  const invited = await db.enrolment.findUnique({
    where: { inviteHash: hashToken(inviteToken) },
    include: withStudy,
  });
  checkInvitation(invited);
  const sessionToken = createToken(randomBytes);
  const enrolment = await db.enrolment.update({
    where: { id: invited.id },
    data: {
      sessionHash: hashToken(sessionToken),
      enrolledAt: invited.enrolledAt ?? now,
      ...(invited.state === 'invited' ? { state: 'enrolled' as const } : {}),
    },
    include: withStudy,
  });
  return { enrolment, sessionToken };
}

function checkInvitation(invited: RaterSession | null): asserts invited is RaterSession {
  if (!invited) {
    throw new UserError('this invitation is not known: ask the person who sent it for a new one', {
      code: 'unknown-invitation',
    });
  }
  if (invited.state === 'withdrawn') {
    throw new UserError('you have withdrawn from this study, so that its link is no longer valid', {
      code: 'withdrawn',
    });
  }
  if (invited.study.state === 'closed') {
    throw new UserError('this study has ended: thank you for your interest', {
      code: 'study-closed',
    });
  }
  if (invited.study.state !== 'open') {
    throw new UserError('this study has not started: open the link again later', {
      code: 'study-not-open',
    });
  }
}

/** The enrolment of a rater's session, or null when the token is not (or no longer) one. */
export async function findEnrolment(options: {
  db: Database;
  sessionToken: string;
}): Promise<RaterSession | null> {
  const { db, sessionToken } = options;
  const enrolment = await db.enrolment.findUnique({
    where: { sessionHash: hashToken(sessionToken) },
    include: withStudy,
  });
  return enrolment?.state === 'withdrawn' ? null : enrolment;
}
