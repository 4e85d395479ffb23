import type { Database } from '#prisma/client.ts';
import { keptMetrics } from './kept-metrics.ts';

/** The metrics that are kept with a study, the latest of each kind and pair of sets. */
export async function readKeptMetrics(
  db: Database,
  studyId: string,
): Promise<ReturnType<typeof keptMetrics>> {
  const results = await db.metricResult.findMany({
    where: { studyId },
    distinct: ['metric', 'setA', 'setB'],
    orderBy: [{ metric: 'asc' }, { setA: 'asc' }, { setB: 'asc' }, { createdAt: 'desc' }],
  });
  return keptMetrics(
    results.map(({ metric, setA, setB, value, result }) => ({
      ...{ metric, set_a: setA, set_b: setB, value, result },
    })),
  );
}
