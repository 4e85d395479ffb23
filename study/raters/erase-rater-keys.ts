import type { Database } from '#prisma/client.ts';
import { requireStudy } from '../life/require-study.ts';

/**
 * Erases the key table of a study: no pseudonym can be traced to a person any more. The votes stay.
 *
 * @returns how many addresses were erased
 * @throws UserError when there is no such study
 */
export async function eraseRaterKeys(options: { db: Database; slug: string }): Promise<number> {
  const { db } = options;
  const study = await requireStudy(options);
  const erased = await db.enrolment.updateMany({
    where: { studyId: study.id, invitedEmail: { not: null } },
    data: { invitedEmail: null },
  });
  return erased.count;
}
