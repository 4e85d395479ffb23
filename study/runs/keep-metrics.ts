import { isNotComputed } from '#evaluation/image-sets/measures/compute-metrics.ts';
import type { Database } from '#prisma/client.ts';

/**
 * Keeps the metrics of a pair of sets with a study, each with how it came about, in place of those
 * kept before. One of several numbers (precision, recall, …) is kept as that many.
 */
export async function keepMetrics(options: {
  db: Database;
  studyId: string;
  setA: string;
  setB: string;
  result: { metrics: object };
}): Promise<void> {
  const { db, studyId, setA, setB, result } = options;
  const { metrics, ...provenance } = result;
  const rows = Object.entries(metrics).flatMap(([metric, found]: [string, object]) =>
    numbersOf(metric, found).map(({ name, value, detail }) => ({
      studyId,
      setA,
      setB,
      metric: name,
      value,
      result: { ...detail, ...provenance },
    })),
  );
  await db.$transaction([
    db.metricResult.deleteMany({
      where: { studyId, setA, setB, metric: { in: rows.map(({ metric }) => metric) } },
    }),
    db.metricResult.createMany({ data: rows }),
  ]);
}

type Kept = { name: string; value: number; detail: object };

function numbersOf(metric: string, found: object): Kept[] {
  if (isNotComputed(found)) return [];
  if ('value' in found && typeof found.value === 'number')
    return [{ name: metric, value: found.value, detail: found }];
  return Object.entries(found).flatMap(([part, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null ? numbersOf(part, inner) : [],
  );
}
