import type { Database } from '#prisma/client.ts';

/**
 * Ends a rater's part in a study at the rater's wish: session and link end, and what ties the
 * pseudonym to the person is erased. The votes stay, unlinked.
 */
export async function withdrawRater(options: { db: Database; enrolmentId: string }): Promise<void> {
  await options.db.enrolment.update({
    where: { id: options.enrolmentId },
    data: { state: 'withdrawn', sessionHash: null, invitedEmail: null },
  });
}
