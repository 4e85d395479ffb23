import { UserError } from '#domain/user-error.ts';
import type { Database, DatabaseSession } from '#prisma/client.ts';
import { holdStudy } from '../life/hold-study.ts';

/**
 * Changes who is in a study, one change at a time: the study is held meanwhile, so that two owners
 * who remove each other at the same moment do not both succeed.
 *
 * @throws UserError when the change would leave the study without an owner
 */
export async function changeMembers(
  db: Database,
  studyId: string,
  change: (session: DatabaseSession) => Promise<void>,
): Promise<void> {
  await db.$transaction(async (session) => {
    await holdStudy(session, studyId);
    await change(session);
    if ((await session.studyMember.count({ where: { studyId, role: 'owner' } })) > 0) return;
    throw new UserError('A study needs an owner: hand it over to a colleague first.', {
      code: 'last-owner',
    });
  });
}
