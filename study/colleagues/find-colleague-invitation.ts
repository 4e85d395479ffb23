import type { StudyRole } from '#domain/study-role.ts';
import type { DatabaseSession } from '#prisma/client.ts';
import { hashToken } from '../raters/token.ts';

/**
 * What an invitation says before it is taken up: as what, and who invites. The study is not named,
 * since its name may name its arms and whoever opens the link may be anyone.
 */
export type OpenInvitation = { role: StudyRole | null; inviter: string | null };

/** The invitation of a link, or null when there is none, it was used, or its time is over. */
export async function findColleagueInvitation(options: {
  db: DatabaseSession;
  token: string;
  now: Date;
}): Promise<OpenInvitation | null> {
  const { db, token, now } = options;
  const invitation = await db.colleagueInvitation.findFirst({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now } },
    include: { invitedBy: { select: { name: true } } },
  });
  if (!invitation) return null;
  return { role: invitation.role, inviter: invitation.invitedBy?.name ?? null };
}
