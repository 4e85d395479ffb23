import type { StudyRole } from '#domain/study-role.ts';
import type { DatabaseSession } from '#prisma/client.ts';

export type WaitingInvitation = {
  id: string;
  role: StudyRole | null;
  inviter: string | null;
  expiresAt: Date;
};

/** The invitations of a study that can still be taken up, the newest first. */
export async function listOpenInvitations(options: {
  db: DatabaseSession;
  studyId: string;
  now: Date;
}): Promise<WaitingInvitation[]> {
  const { db, studyId, now } = options;
  const open = await db.colleagueInvitation.findMany({
    where: { studyId, usedAt: null, expiresAt: { gt: now } },
    include: { invitedBy: { select: { name: true } } },
    orderBy: { createdAt: 'desc' },
  });
  return open.map(({ id, role, invitedBy, expiresAt }) => ({
    id,
    role,
    inviter: invitedBy?.name ?? null,
    expiresAt,
  }));
}
