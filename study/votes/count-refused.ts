import type { Database } from '#prisma/client.ts';

/** How many acts of each rater were never taken, by enrolment. */
export async function countRefused(options: {
  db: Database;
  studyId: string;
}): Promise<Map<string, number>> {
  const refusals = await options.db.refusal.findMany({
    where: { enrolment: { studyId: options.studyId } },
    select: { enrolmentId: true, count: true },
  });
  const counts = new Map<string, number>();
  for (const { enrolmentId, count } of refusals) {
    const known = counts.get(enrolmentId);
    counts.set(enrolmentId, known === undefined ? count : known + count);
  }
  return counts;
}
