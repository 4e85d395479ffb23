import type { Database } from '#prisma/client.ts';
import { keyTableErased, tiedToPerson } from './key-table.ts';

/**
 * Erases what ties the raters of a study to persons. Links go on working, and whoever a panel sends
 * again is still told as the same rater, by a hash.
 *
 * @returns of how many raters there was something to erase
 */
export async function eraseKeyTable(options: { db: Database; studyId: string }): Promise<number> {
  const { db, studyId } = options;
  const { count } = await db.enrolment.updateMany({
    where: { studyId, ...tiedToPerson },
    data: keyTableErased,
  });
  return count;
}
