import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import type { MeasureOptions } from './measure-options.ts';
import { MEASURES } from './measure-by-metric.ts';
import type { MeasuredSides } from './measure-by-metric.ts';
import { METRICS_OF_ONE_SET } from './metric.ts';
import type { Metric } from './metric.ts';
import { ofOneSet } from './of-one-set.ts';
import { areSameFeatures } from './same-features.ts';
import { onnxMatrixProduct } from './onnx-matrix-product.ts';
import type { EvaluationInput } from './open-evaluation-input.ts';
import { openSides } from './open-sides.ts';
import { provenanceOf } from './provenance.ts';
import { requireFinite } from './require-finite.ts';
import type { Provenance } from './provenance.ts';
import { FURTHER_OUTPUT, whyNotComputable } from './why-not-computable.ts';

/** A metric that could not be computed, beside others that could. */
export type NotComputed = { value: null; reason: string };

export type MetricsResult = Provenance & { metrics: Partial<Record<Metric, object | NotComputed>> };

type MetricsOptions = Omit<MeasureOptions, 'a' | 'b'> & {
  /** what A is compared with; metrics of A alone need none */
  b?: EvaluationInput;
  metrics: readonly Metric[];
  onNotComputable?: (metric: Metric, reason: string) => void;
};

/**
 * Several metrics of a generated set A, against a reference set B where there is one, from one pass over the images. One
 * that cannot be computed says why in its place, and `onNotComputable` is told before the features
 * are computed where that is known. Throws UserError `not-computable` when none can be, and what
 * `openSides` throws.
 */
export async function computeMetrics({
  a,
  ...options
}: MetricsOptions & { a: EvaluationInput }): Promise<MetricsResult> {
  return at(await computeMetricsOfSets({ ...options, sets: [a] }), 0);
}

/** The same of each of several sets against one reference, whose features are computed once. */
export async function computeMetricsOfSets(
  options: MetricsOptions & { sets: readonly EvaluationInput[] },
): Promise<MetricsResult[]> {
  const { sets, b, metrics } = options;
  const inputs = b === undefined ? sets : [...sets, b];
  const notPossible = findNotPossible(options);
  const possible = metrics.filter((metric) => !notPossible.has(metric));
  if (possible.length === 0) throw noneComputable(notPossible);
  const multiply = onnxMatrixProduct();
  const bounded = possible.every((metric) => metric === 'fid' || metric === 'sfid');
  const images = inputs.some(({ kind }) => kind === 'images');
  const further = images ? possible.flatMap((metric) => FURTHER_OUTPUT[metric] ?? []) : [];
  const keep = bounded ? 'bounded' : 'all';
  const sides = await openSides({ ...options, inputs, multiply, keep, further });
  try {
    const sideB = b && (await sides.summarize(b));
    const results: MetricsResult[] = [];
    for (const a of sets) {
      const sideA = await sides.summarize(a);
      const skip = options.onBadImage === 'skip';
      const { made } = sides;
      const same = sideB !== undefined && areSameFeatures(sideA.summary, sideB.summary);
      const provenance = provenanceOf({ made, sideA, sideB, metrics: possible, same, skip });
      const givenFeatures = a.kind === 'features';
      const measured = { a: sideA, b: sideB, same, givenFeatures, multiply };
      results.push({ metrics: await measureAll(metrics, measured, notPossible), ...provenance });
    }
    return results;
  } finally {
    await sides.close();
  }
}

type Reasons = ReadonlyMap<Metric, string>;

function findNotPossible(options: MetricsOptions & { sets: readonly EvaluationInput[] }): Reasons {
  const { sets, b, metrics, network, onNotComputable } = options;
  const reasons = new Map<Metric, string>();
  for (const metric of metrics) {
    const reason = sets
      .map((a) => whyNotComputable(metric, { a, b, network }))
      .find((why) => why !== undefined);
    if (reason === undefined) continue;
    reasons.set(metric, reason);
    onNotComputable?.(metric, reason);
  }
  return reasons;
}

async function measureAll(
  metrics: readonly Metric[],
  sides: MeasuredSides,
  notPossible: Reasons,
): Promise<MetricsResult['metrics']> {
  const results: MetricsResult['metrics'] = {};
  const failed = new Map(notPossible);
  for (const metric of metrics) {
    const reason = notPossible.get(metric);
    const result = reason === undefined ? await measureOrSay(metric, sides) : notComputed(reason);
    if (isNotComputed(result)) failed.set(metric, result.reason);
    results[metric] = result;
  }
  if (failed.size === new Set(metrics).size) throw noneComputable(failed);
  return results;
}

async function measureOrSay(metric: Metric, sides: MeasuredSides): Promise<object> {
  try {
    const found = requireFinite(await MEASURES[metric](sides));
    return sides.same && !METRICS_OF_ONE_SET.includes(metric) ? ofOneSet(found) : found;
  } catch (error) {
    if (error instanceof RangeError) return notComputed(error.message.replace(/\.$/, ''));
    throw error;
  }
}

function notComputed(reason: string): NotComputed {
  return { value: null, reason };
}

/** Whether a metric says why it has no value. */
export function isNotComputed(result: object | undefined): result is NotComputed {
  return result !== undefined && 'reason' in result;
}

function noneComputable(reasons: Reasons): UserError {
  const [first] = reasons;
  if (first === undefined) return new UserError('No metric is asked for.', { code: 'wrong-call' });
  const [metric, reason] = first;
  return new UserError(`The metric ${metric} cannot be computed: ${reason}.`, {
    code: 'not-computable',
  });
}
