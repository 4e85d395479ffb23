import type { DatabaseSession } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';

/**
 * Deletes what a rater answered and reported, and what was measured beside it, and what
 * the rater told before the first pair, and any result made of it. The trials stay as if
 * they had never been opened, so that the design can be followed and their places dealt again.
 *
 * @returns how many votes there were, of every kind and revision
 */
export async function removeAnswers(options: {
  session: DatabaseSession;
  enrolmentId: string;
}): Promise<number> {
  const { session, enrolmentId } = options;
  const { count } = await session.vote.deleteMany({ where: { trial: { enrolmentId } } });
  await session.keptResult.deleteMany({
    where: { study: { enrolments: { some: { id: enrolmentId } } } },
  });
  await session.report.deleteMany({ where: { trial: { enrolmentId } } });
  await session.refusal.deleteMany({ where: { enrolmentId } });
  // with them, when each pair was served to it
  await session.ratingSession.deleteMany({ where: { enrolmentId } });
  await session.enrolment.update({
    where: { id: enrolmentId },
    data: { screening: Prisma.DbNull },
  });
  await session.trial.updateMany({
    where: { enrolmentId },
    data: { shownAt: null, completedAt: null, reportedAt: null, reportReason: null },
  });
  return count;
}
