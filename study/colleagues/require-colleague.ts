import { UserError } from '#domain/user-error.ts';
import type { DatabaseSession } from '#prisma/client.ts';

/** @throws UserError when this researcher is no member of the study */
export async function requireColleague(
  db: DatabaseSession,
  { studyId, userId }: { studyId: string; userId: string },
): Promise<void> {
  const member = await db.studyMember.findUnique({
    where: { studyId_userId: { studyId, userId } },
  });
  if (member) return;
  throw new UserError('This person is not a colleague in this study: load the page again.', {
    code: 'unknown-researcher',
  });
}
