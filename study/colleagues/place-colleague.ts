import type { StudyRole } from '#domain/study-role.ts';
import type { Database } from '#prisma/client.ts';
import { changeMembers } from './change-members.ts';

/**
 * Makes a researcher a member of a study, or something else in it.
 *
 * @throws UserError when it is the last owner
 */
export async function placeColleague(options: {
  db: Database;
  studyId: string;
  userId: string;
  role: StudyRole;
}): Promise<void> {
  const { db, studyId, userId, role } = options;
  await changeMembers(db, studyId, async (session) => {
    await session.studyMember.upsert({
      where: { studyId_userId: { studyId, userId } },
      create: { studyId, userId, role },
      update: { role },
    });
  });
}
