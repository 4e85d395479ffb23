import type { ImageSet } from '#evaluation/image-sets/images/image-set.ts';
import type { Database } from '#prisma/client.ts';
import { nearestFoundSchema, PAIRS_SHOWN } from '../measurements/nearest-pair.ts';
import { picturesOfSet } from '../measurements/pictures-of-set.ts';
import { keptNumbers } from './kept-numbers.ts';

/**
 * Keeps the metrics of a pair of sets with a study, each with how it came about, in place of those
 * kept before. One of several numbers (precision, recall, …) is kept as that many.
 *
 * @param options.further sets that are no study's: of their images, those that were found nearest are
 *   kept in small, because nobody can ask for them later
 */
export async function keepMetrics(options: {
  db: Database;
  studyId: string;
  setA: string;
  setB: string;
  result: { metrics: object };
  further?: readonly ImageSet[];
}): Promise<void> {
  const { db, studyId, setA, setB, result, further = [] } = options;
  const { metrics, ...provenance } = result;
  const kept = Object.entries(metrics).flatMap(([metric, found]: [string, object]) =>
    keptNumbers(metric, found),
  );
  const rows = await Promise.all(
    kept.map(async ({ name, value, detail }) => ({
      ...{ studyId, setA, setB, metric: name, value, result: { ...detail, ...provenance } },
      pictures: { create: await picturesOfNearest(detail, further) },
    })),
  );
  await db.$transaction([
    db.metricResult.deleteMany({
      where: { studyId, setA, setB, metric: { in: rows.map(({ metric }) => metric) } },
    }),
    ...rows.map((data) => db.metricResult.create({ data })),
  ]);
}

async function picturesOfNearest(
  detail: object,
  sets: readonly ImageSet[],
): Promise<{ name: string; image: Uint8Array<ArrayBuffer> }[]> {
  const found = nearestFoundSchema.safeParse(detail);
  if (!found.success) return [];
  const pairs = found.data.nearest.slice(0, PAIRS_SHOWN);
  const wanted = new Set(pairs.flatMap(({ generated, reference }) => [generated, reference]));
  const pictures = new Map<string, Buffer>();
  for (const set of sets)
    for (const [name, png] of await picturesOfSet(set, wanted)) pictures.set(name, png);
  return [...pictures].map(([name, png]) => ({ name, image: new Uint8Array(png) }));
}
