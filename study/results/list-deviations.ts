import type { DatabaseSession } from '#prisma/client.ts';
import type { ListedDeviation } from '#evaluation/votes/results/result-table-shape.ts';

/** The deviations of a study as every export lists them, the first one first. */
export async function listDeviations(
  db: DatabaseSession,
  studyId: string,
): Promise<ListedDeviation[]> {
  const deviations = await db.deviation.findMany({
    where: { studyId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return deviations.map(({ at, kind, reason, detail }) => ({
    at: at.toISOString(),
    kind,
    reason,
    detail,
  }));
}
