import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { computeMetricsOfSets } from '#evaluation/image-sets/measures/compute-metrics.ts';
import type { MetricsResult } from '#evaluation/image-sets/measures/compute-metrics.ts';
import type { ExtractionOptions } from '#evaluation/image-sets/measures/measure-options.ts';
import type { Metric } from '#evaluation/image-sets/measures/metric.ts';
import type { EvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';
import type { FeatureNetwork } from '#evaluation/image-sets/networks/feature-network.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import { armImages } from './arm-images.ts';
import { keepMetrics } from './keep-metrics.ts';

/** What was measured of an arm. */
export type MeasuredArm = { arm: string; label: string; result: MetricsResult };

/**
 * Metrics of each arm's images against a reference, in one pass and with the reference's features
 * computed once; kept with the study in place of those of the same arm, metric and reference. Throws
 * UserError `bad-image-set` for a study of one arm that is compared with that one.
 */
export async function measureArms(
  options: ExtractionOptions & {
    db: Database;
    store: SampleStore;
    studyId: string;
    reference: EvaluationInput;
    /** the reference is no arm of a study: pictures of its nearest images are kept */
    outside?: boolean;
    network: FeatureNetwork;
    metrics: readonly Metric[];
    /** the key of the arm that the reference is: it is left out, and the results bear its key */
    referenceArm?: string;
    onNotComputable?: (metric: Metric, reason: string) => void;
  },
): Promise<MeasuredArm[]> {
  const { db, store, studyId, reference, referenceArm, outside = false } = options;
  const arms = await db.arm.findMany({
    where: { studyId, ...(referenceArm !== undefined && { key: { not: referenceArm } }) },
    orderBy: { position: 'asc' },
  });
  if (arms.length === 0)
    throw new UserError('The study has no arm beside the one to compare with: name another.', {
      code: 'bad-image-set',
    });
  const sets = await Promise.all(
    arms.map(({ id, label }) => armImages({ db, store, armId: id, label })),
  );
  const results = await computeMetricsOfSets({
    ...options,
    sets: sets.map((set) => ({ kind: 'images', set })),
    b: reference,
  });
  const label = reference.kind === 'images' ? reference.set.label : reference.label;
  const against = referenceArm ?? label;
  const further = outside && reference.kind === 'images' ? [reference.set] : [];
  const measured = arms.map(({ key, label }, i) => ({ arm: key, label, result: at(results, i) }));
  for (const { arm, result } of measured)
    await keepMetrics({ db, studyId, setA: arm, setB: against, result, further });
  return measured;
}
