import type { Database } from '#prisma/client.ts';
import { changeMembers } from './change-members.ts';
import { requireColleague } from './require-colleague.ts';

/**
 * Takes a member out of a study. What they did in it stays, under their name.
 *
 * @throws UserError when it is no member, or the last owner
 */
export async function removeColleague(options: {
  db: Database;
  studyId: string;
  userId: string;
}): Promise<void> {
  const { db, studyId, userId } = options;
  await changeMembers(db, studyId, async (session) => {
    await requireColleague(session, { studyId, userId });
    await session.studyMember.delete({ where: { studyId_userId: { studyId, userId } } });
  });
}
