import { keyTableErased } from './key-table.ts';
import type { Database } from '#prisma/client.ts';

/**
 * Erases what ties a rater's pseudonym to a person: the address that was invited, or the
 * name that a panel has for the person. The votes stay, and
 * the link goes on working for whoever holds it.
 */
export async function eraseRater(options: { db: Database; enrolmentId: string }): Promise<void> {
  await options.db.enrolment.update({
    where: { id: options.enrolmentId },
    data: keyTableErased,
  });
}
