import type { DatabaseSession } from '#prisma/client.ts';

/**
 * Ends a rater's part by a rule that the protocol declares: no more pairs are shown, none of the votes
 * counts, and the place is dealt again. The rater keeps the session, to read why the part is over, to
 * download what is kept, and to withdraw.
 *
 * @param why in words, for the footers of results and for the rater's own record
 */
export async function screenOut(options: {
  session: DatabaseSession;
  enrolmentId: string;
  why: string;
  now: Date;
}): Promise<void> {
  const { session, enrolmentId, why, now } = options;
  await session.enrolment.update({
    where: { id: enrolmentId },
    data: {
      ...{ state: 'screened_out', screenedOut: why },
      ...{ leftAt: now, leftReason: 'screened_out', finishedAt: null },
    },
  });
}
