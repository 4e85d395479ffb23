import type { ImageSet } from '#evaluation/image-sets/images/image-set.ts';
import type { MetricsResult } from '#evaluation/image-sets/measures/compute-metrics.ts';
import type { Database } from '#prisma/client.ts';
import { resolveStudy } from '../life/resolve-study.ts';
import { keepMetrics } from './keep-metrics.ts';

/**
 * Keeps what was measured of two sides, of which one at least is named `STUDY/ARM`, with that study
 * (the first of two). An arm of the same study is kept by its key, everything else as it was named.
 */
export async function keepPair(options: {
  db: Database;
  sides: readonly [string, string];
  result: MetricsResult;
  /** those of the two that are no arm of a study */
  further?: readonly ImageSet[];
}): Promise<void> {
  const { db, sides, result, further = [] } = options;
  for (const side of sides) {
    const reference = side.slice(0, side.lastIndexOf('/'));
    const study = await resolveStudy({ db, reference }).catch(() => undefined);
    if (study === undefined) continue;
    const [setA, setB] = sides.map((name) =>
      name.startsWith(`${reference}/`) ? name.slice(reference.length + 1) : name,
    );
    if (setA === undefined || setB === undefined) return;
    await keepMetrics({ db, studyId: study.id, setA, setB, result, further });
    return;
  }
}
