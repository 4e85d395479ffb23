import { UserError } from '#domain/user-error.ts';
import { cmmd } from '../metrics/cmmd.ts';
import { fitOf } from '../metrics/feature-summary.ts';
import type { FeatureSummary } from '../metrics/feature-summary.ts';
import { fid } from '../metrics/fid.ts';
import { fidInfinity } from '../metrics/fid-infinity.ts';
import { inceptionScore } from '../metrics/inception-score.ts';
import { kid, kidOfSubsets } from '../metrics/kid.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { memorization } from '../metrics/memorization.ts';
import { mulberry32 } from '../../statistics/mulberry32.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { prdc } from '../metrics/prdc.ts';
import { unitRows } from '../../linear-algebra/unit-rows.ts';
import { vendiScore } from '../metrics/vendi-score.ts';
import { onnxMatrixProduct } from './onnx-matrix-product.ts';
import { summarizeInputs } from './summarize-inputs.ts';
import type { MeasureOptions, Provenance, SummarizedSide } from './summarize-inputs.ts';

/** The metrics of `onpar metrics`. */
export const METRICS = [
  'fid',
  'kid',
  'is',
  'prdc',
  'fid-infinity',
  'cmmd',
  'vendi',
  'memorization',
] as const;

export type Metric = (typeof METRICS)[number];

export type MetricsResult = Provenance & { metrics: Partial<Record<Metric, object>> };

type Sides = {
  a: SummarizedSide;
  b: SummarizedSide;
  givenFeatures: boolean;
  multiply: MatrixProduct;
};

/** Seed of the random subsets: results are the same at every call. */
const SEED = 0;

const MEASURES: Record<Metric, (sides: Sides) => Promise<object>> = {
  fid: async ({ a, b, multiply }) => {
    const { biasEstimate, ...rest } = await fid({ a: a.summary, b: b.summary, multiply });
    return { ...rest, bias_estimate: biasEstimate, ddof: 1 };
  },
  kid: async ({ a, b, multiply }) => {
    const sets = { a: samplesOf(a, 'kid'), b: samplesOf(b, 'kid'), multiply };
    const { value, standardError, ci95 } = await kid(sets);
    const subsets = await kidOfSubsets({ ...sets, uniform: mulberry32(SEED) });
    return {
      value,
      se: standardError,
      ci95,
      subsets: { mean: subsets.mean, sd: subsets.standardDeviation },
      method: 'U-statistic over all pairs; subsets: 100 of up to 1000',
    };
  },
  is: ({ a, givenFeatures }) => {
    if (!givenFeatures)
      return Promise.reject(
        new UserError(
          'The Inception Score needs class logits, which are not read from images here: give them with --features.',
          { code: 'wrong-call' },
        ),
      );
    const { value, standardDeviation, ci95 } = inceptionScore({ logits: samplesOf(a, 'is') });
    return Promise.resolve({ value, sd: standardDeviation, ci95, method: '10 splits, of A' });
  },
  prdc: async ({ a, b, multiply }) => ({
    ...(await prdc({ generated: samplesOf(a, 'prdc'), real: samplesOf(b, 'prdc'), multiply })),
    method: 'k = 5; A against B',
  }),
  'fid-infinity': async ({ a, b, multiply }) => {
    const { value, standardError, ci95, points } = await fidInfinity({
      generated: samplesOf(a, 'fid-infinity'),
      reference: await fitOf(b.summary, { multiply, ddof: 1 }),
      multiply,
      uniform: mulberry32(SEED),
    });
    return { value, se: standardError, ci95, points, method: '15 sizes of A, line over 1/n' };
  },
  cmmd: async ({ a, b, multiply }) => {
    const { value, standardError, ci95 } = await cmmd({
      a: unitRows(samplesOf(a, 'cmmd')),
      b: unitRows(samplesOf(b, 'cmmd')),
      multiply,
    });
    return { value, se: standardError, ci95, method: 'unit length, sigma 10, biased, x 1000' };
  },
  vendi: async ({ a, b, multiply }) => ({
    value: await vendiScore({ features: samplesOf(a, 'vendi'), multiply }),
    reference_value: await vendiScore({ features: samplesOf(b, 'vendi'), multiply }),
    ci95: null,
    method: 'cosine kernel, order 1; A, and B beside it',
  }),
  memorization: async ({ a, b, multiply }) => {
    const { value, ci95, nearest } = await memorization({
      generated: samplesOf(a, 'memorization'),
      reference: samplesOf(b, 'memorization'),
      multiply,
    });
    const pairs = nearest.map((pair) => ({
      ...pair,
      generated: a.names[pair.generated] ?? pair.generated,
      reference: b.names[pair.reference] ?? pair.reference,
    }));
    return { value, ci95, nearest: pairs, method: 'share of A that is not authentic against B' };
  },
};

/**
 * Several metrics of a generated set A against a reference set B from one pass over the images.
 * Throws UserError for a metric that the inputs do not allow, and what `summarizeInputs` throws.
 */
export async function computeMetrics(
  options: MeasureOptions & { metrics: readonly Metric[] },
): Promise<MetricsResult> {
  const multiply = onnxMatrixProduct();
  const onlyFid = options.metrics.every((metric) => metric === 'fid');
  const keep = onlyFid ? 'bounded' : 'all';
  const { a, b, provenance } = await summarizeInputs({ ...options, multiply, keep });
  const givenFeatures = options.a.kind === 'features';
  const metrics: MetricsResult['metrics'] = {};
  for (const metric of options.metrics) {
    try {
      metrics[metric] = await MEASURES[metric]({ a, b, givenFeatures, multiply });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new UserError(`The metric ${metric} cannot be computed: ${error.message}`, {
        code: 'not-computable',
        cause: error,
      });
    }
  }
  return { metrics, ...provenance };
}

function samplesOf({ summary }: { summary: FeatureSummary }, metric: Metric): Matrix {
  if (summary.kind === 'samples') return summary.samples;
  throw new UserError(`The metric ${metric} needs images or features, not statistics alone.`, {
    code: 'wrong-call',
  });
}
