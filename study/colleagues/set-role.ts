import type { StudyRole } from '#domain/study-role.ts';
import type { Database } from '#prisma/client.ts';
import { changeMembers } from './change-members.ts';
import { requireColleague } from './require-colleague.ts';

/**
 * Makes a member of a study something else in it.
 *
 * @throws UserError when it is no member, or the last owner
 */
export async function setRole(options: {
  db: Database;
  studyId: string;
  userId: string;
  role: StudyRole;
}): Promise<void> {
  const { db, studyId, userId, role } = options;
  await changeMembers(db, studyId, async (session) => {
    await requireColleague(session, { studyId, userId });
    await session.studyMember.update({
      where: { studyId_userId: { studyId, userId } },
      data: { role },
    });
  });
}
