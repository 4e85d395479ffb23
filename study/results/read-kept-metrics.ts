import { z } from 'zod';
import type { Database } from '#prisma/client.ts';
import type { KeptMetric } from '../figures/trade-off.ts';

const detail = z.object({ ci95: z.tuple([z.number(), z.number()]).nullish().catch(null) });

/** The interval that a metric was kept with, where it has one. */
export function intervalOfMetric(result: unknown): [number, number] | null {
  return detail.safeParse(result).data?.ci95 ?? null;
}

/** The metrics that are kept with a study, the latest of each kind and pair of sets. */
export async function readKeptMetrics(db: Database, studyId: string): Promise<KeptMetric[]> {
  const results = await db.metricResult.findMany({
    where: { studyId },
    distinct: ['metric', 'setA', 'setB'],
    orderBy: [{ metric: 'asc' }, { setA: 'asc' }, { setB: 'asc' }, { createdAt: 'desc' }],
  });
  return results.map(({ metric, setA, setB, value, result }) => ({
    ...{ metric, set_a: setA, set_b: setB, value },
    interval: intervalOfMetric(result),
  }));
}
