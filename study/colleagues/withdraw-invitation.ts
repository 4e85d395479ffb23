import type { DatabaseSession } from '#prisma/client.ts';

/** Takes an invitation back that nobody has taken up; false when there is none of this study. */
export async function withdrawInvitation(options: {
  db: DatabaseSession;
  studyId: string;
  invitationId: string;
}): Promise<boolean> {
  const { db, studyId, invitationId } = options;
  const { count } = await db.colleagueInvitation.deleteMany({
    where: { id: invitationId, studyId, usedAt: null },
  });
  return count === 1;
}
