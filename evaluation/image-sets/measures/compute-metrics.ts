import { UserError } from '#domain/user-error.ts';
import type { MeasureOptions } from './measure-options.ts';
import { MEASURES } from './measure-by-metric.ts';
import type { MeasuredSides } from './measure-by-metric.ts';
import type { Metric } from './metric.ts';
import { onnxMatrixProduct } from './onnx-matrix-product.ts';
import { openSides } from './open-sides.ts';
import { provenanceOf } from './provenance.ts';
import type { Provenance } from './provenance.ts';
import { FURTHER_OUTPUT, whyNotComputable } from './why-not-computable.ts';

/** A metric that could not be computed, beside others that could. */
export type NotComputed = { value: null; reason: string };

export type MetricsResult = Provenance & { metrics: Partial<Record<Metric, object | NotComputed>> };

/**
 * Several metrics of a generated set A against a reference set B from one pass over the images. One
 * that cannot be computed says why in its place, and `onNotComputable` is told before the features
 * are computed where that is known. Throws UserError `not-computable` when none can be, and what
 * `openSides` throws.
 */
export async function computeMetrics(
  options: MeasureOptions & {
    metrics: readonly Metric[];
    onNotComputable?: (metric: Metric, reason: string) => void;
  },
): Promise<MetricsResult> {
  const { a: inputA, b: inputB, metrics, onNotComputable } = options;
  const results: MetricsResult['metrics'] = {};
  for (const metric of metrics) {
    const reason = whyNotComputable(metric, options);
    if (reason === undefined) continue;
    results[metric] = notComputed(reason);
    onNotComputable?.(metric, reason);
  }
  const possible = metrics.filter((metric) => results[metric] === undefined);
  requireAny(possible, results);
  const multiply = onnxMatrixProduct();
  const keep = possible.every((metric) => metric === 'fid' || metric === 'sfid')
    ? 'bounded'
    : 'all';
  const images = [inputA, inputB].some(({ kind }) => kind === 'images');
  const further = possible.flatMap((metric) => FURTHER_OUTPUT[metric] ?? []);
  const sides = await openSides({
    ...options,
    inputs: [inputA, inputB],
    multiply,
    keep,
    further: images ? further : [],
  });
  try {
    const sideA = await sides.summarize(inputA);
    const sideB = await sides.summarize(inputB);
    const skip = options.onBadImage === 'skip';
    const provenance = provenanceOf({ made: sides.made, sideA, sideB, skip });
    const givenFeatures = inputA.kind === 'features';
    const measured = { a: sideA, b: sideB, givenFeatures, multiply };
    for (const metric of possible) results[metric] = await measureOrSay(metric, measured);
    requireAny(
      possible.filter((metric) => !isNotComputed(results[metric])),
      results,
    );
    return { metrics: inOrder(metrics, results), ...provenance };
  } finally {
    await sides.close();
  }
}

async function measureOrSay(metric: Metric, sides: MeasuredSides): Promise<object> {
  try {
    return await MEASURES[metric](sides);
  } catch (error) {
    if (error instanceof RangeError) return notComputed(error.message.replace(/\.$/, ''));
    throw error;
  }
}

function notComputed(reason: string): NotComputed {
  return { value: null, reason };
}

function isNotComputed(result: object | undefined): result is NotComputed {
  return result !== undefined && 'reason' in result;
}

function requireAny(possible: readonly Metric[], results: MetricsResult['metrics']): void {
  if (possible.length > 0) return;
  const [first] = Object.entries(results);
  if (first === undefined) throw new UserError('No metric is asked for.', { code: 'wrong-call' });
  const [metric, result] = first;
  const reason = isNotComputed(result) ? result.reason : 'it has no value';
  throw new UserError(`The metric ${metric} cannot be computed: ${reason}.`, {
    code: 'not-computable',
  });
}

function inOrder(
  metrics: readonly Metric[],
  results: MetricsResult['metrics'],
): MetricsResult['metrics'] {
  return Object.fromEntries(metrics.map((metric) => [metric, results[metric]]));
}
