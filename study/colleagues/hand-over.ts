import type { Database } from '#prisma/client.ts';
import { changeMembers } from './change-members.ts';
import { requireColleague } from './require-colleague.ts';

/**
 * Makes a colleague the owner of a study in place of another one, who stays as an editor.
 *
 * @throws UserError when one of them is no member
 */
export async function handOver(options: {
  db: Database;
  studyId: string;
  from: string;
  to: string;
}): Promise<void> {
  const { db, studyId, from, to } = options;
  await changeMembers(db, studyId, async (session) => {
    for (const [userId, role] of [[from, 'editor'] as const, [to, 'owner'] as const]) {
      await requireColleague(session, { studyId, userId });
      await session.studyMember.update({
        where: { studyId_userId: { studyId, userId } },
        data: { role },
      });
    }
  });
}
