import { keyTableErased } from './key-table.ts';
import type { Database } from '#prisma/client.ts';

/**
 * Ends a rater's part in a study at the rater's wish: session and link end, and what ties the
 * pseudonym to the person is erased. The votes stay, unlinked; what was not answered is dealt again
 * to whoever consents next.
 */
export async function withdrawRater(options: {
  db: Database;
  enrolmentId: string;
  now: Date;
}): Promise<void> {
  const { db, enrolmentId, now } = options;
  await db.enrolment.update({
    where: { id: enrolmentId },
    data: {
      state: 'withdrawn',
      leftAt: now,
      leftReason: 'withdrew',
      sessionHash: null,
      ...keyTableErased,
    },
  });
}
