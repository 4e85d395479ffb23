import { present } from '#domain/present.ts';
import { cmmd } from '../metrics/cmmd.ts';
import { fitOf } from '../metrics/feature-summary.ts';
import type { FeatureSummary } from '../metrics/feature-summary.ts';
import { fid } from '../metrics/fid.ts';
import { fidInfinity } from '../metrics/fid-infinity.ts';
import { inceptionScore } from '../metrics/inception-score.ts';
import { kid, kidOfSubsets } from '../metrics/kid.ts';
import { memorization } from '../metrics/memorization.ts';
import { prdc } from '../metrics/prdc.ts';
import { vendiScore } from '../metrics/vendi-score.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { unitRows } from '../../linear-algebra/unit-rows.ts';
import { mulberry32 } from '../../statistics/mulberry32.ts';
import type { Metric } from './metric.ts';
import type { FurtherOutput, SummarizedSide } from './side.ts';

export type MeasuredSides = {
  a: SummarizedSide;
  b: SummarizedSide;
  /** A's features were given, and are logits where a metric takes these */
  givenFeatures: boolean;
  multiply: MatrixProduct;
};

/** Seed of the random subsets: results are the same at every call. */
const SEED = 0;

/** How each metric is computed, in the form of its JSON. Throws RangeError where it cannot be. */
export const MEASURES: Record<Metric, (sides: MeasuredSides) => Promise<object>> = {
  fid: async ({ a, b, multiply }) => {
    const { biasEstimate, ...rest } = await fid({ a: a.summary, b: b.summary, multiply });
    return { ...rest, bias_estimate: biasEstimate, ddof: 1 };
  },
  kid: async ({ a, b, multiply }) => {
    const sets = { a: samplesOf(a), b: samplesOf(b), multiply };
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
  sfid: async ({ a, b, multiply }) => {
    const [ofA, ofB] = [further(a, 'spatial'), further(b, 'spatial')];
    const { biasEstimate, ...rest } = await fid({ a: ofA, b: ofB, multiply });
    return { ...rest, bias_estimate: biasEstimate, ddof: 1 };
  },
  is: ({ a, givenFeatures }) => {
    const logits = samplesOf({ summary: givenFeatures ? a.summary : further(a, 'logits') });
    const { value, standardDeviation, ci95 } = inceptionScore({ logits });
    return Promise.resolve({ value, sd: standardDeviation, ci95, method: '10 splits, of A' });
  },
  prdc: async ({ a, b, multiply }) => ({
    ...(await prdc({ generated: samplesOf(a), real: samplesOf(b), multiply })),
    method: 'k = 5; A against B',
  }),
  'fid-infinity': async ({ a, b, multiply }) => {
    const { value, standardError, ci95, points } = await fidInfinity({
      generated: samplesOf(a),
      reference: await fitOf(b.summary, { multiply, ddof: 1 }),
      multiply,
      uniform: mulberry32(SEED),
    });
    return { value, se: standardError, ci95, points, method: '15 sizes of A, line over 1/n' };
  },
  cmmd: async ({ a, b, multiply }) => {
    const { value, standardError, ci95 } = await cmmd({
      a: unitRows(samplesOf(a)),
      b: unitRows(samplesOf(b)),
      multiply,
    });
    return { value, se: standardError, ci95, method: 'unit length, sigma 10, biased, x 1000' };
  },
  vendi: async ({ a, b, multiply }) => ({
    value: await vendiScore({ features: samplesOf(a), multiply }),
    reference_value: await vendiScore({ features: samplesOf(b), multiply }),
    ci95: null,
    method: 'cosine kernel, order 1; A, and B beside it',
  }),
  memorization: async ({ a, b, multiply }) => {
    const { value, ci95, nearest } = await memorization({
      generated: samplesOf(a),
      reference: samplesOf(b),
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

function samplesOf({ summary }: { summary: FeatureSummary }): Matrix {
  if (summary.kind === 'samples') return summary.samples;
  throw new RangeError('it needs images or features, not statistics alone.');
}

function further(side: SummarizedSide, output: FurtherOutput): FeatureSummary {
  return present(side.further[output], `the ${output} of a side`);
}
