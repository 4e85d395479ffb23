import { present } from '#domain/present.ts';
import { cmmd } from '../metrics/cmmd.ts';
import { fitOf } from '../metrics/feature-summary.ts';
import type { FeatureSummary } from '../metrics/feature-summary.ts';
import { fid } from '../metrics/fid.ts';
import { fidFields } from './fid-fields.ts';
import { fidInfinity } from '../metrics/fid-infinity.ts';
import { inceptionScore } from '../metrics/inception-score.ts';
import { kid, kidOfSubsets } from '../metrics/kid.ts';
import { memorization } from '../metrics/memorization.ts';
import { prdc } from '../metrics/prdc.ts';
import { vendiScore } from '../metrics/vendi-score.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { unitRows } from '../../linear-algebra/unit-rows.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import type { Random } from '../../statistics/seeded-random.ts';
import type { Metric } from './metric.ts';
import type { FurtherOutput, SummarizedSide } from './side.ts';

export type MeasuredSides = {
  a: SummarizedSide;
  /** none where A is measured alone */
  b: SummarizedSide | undefined;
  /** both sides hold the same features */
  same: boolean;
  /** A's features were given, and are logits where a metric takes these */
  givenFeatures: boolean;
  multiply: MatrixProduct;
};

/** Seed of the random subsets: results are the same at every call. */
const SEED = 0;
const random = (): Random => createSeededRandom(SEED);

/** Of what an interval is: of what would be found with sets without end, ... */
const DISTRIBUTIONS = 'the distance of the distributions, without the bias of finite sets';
/** ... or of what fresh sets of the same sizes would give on average. */
const AT_THIS_SIZE = 'the value with so many samples';

/** How each metric is computed, in the form of its JSON. Throws RangeError where it cannot be. */
export const MEASURES: Record<Metric, (sides: MeasuredSides) => Promise<object>> = {
  fid: async ({ a, b, multiply }) => {
    return fidFields(await fid({ a: a.summary, b: compared(b).summary, multiply }));
  },
  kid: async ({ a, b, multiply }) => {
    const sets = { a: samplesOf(a), b: samplesOf(compared(b)), multiply };
    const { value, standardError, ci95 } = await kid(sets);
    const subsets = await kidOfSubsets({ ...sets, uniform: random() });
    return {
      value,
      se: standardError,
      ci95,
      ci95_of: DISTRIBUTIONS,
      subsets: { mean: subsets.mean, sd: subsets.standardDeviation },
      method: 'U-statistic over all pairs; subsets: 100 of up to 1000',
    };
  },
  sfid: async ({ a, b, multiply }) => {
    const [ofA, ofB] = [further(a, 'spatial'), further(compared(b), 'spatial')];
    return fidFields(await fid({ a: ofA, b: ofB, multiply }));
  },
  is: ({ a, givenFeatures }) => {
    const logits = samplesOf({ summary: givenFeatures ? a.summary : further(a, 'logits') });
    const { value, standardDeviation, ci95 } = inceptionScore({ logits });
    return Promise.resolve({
      value,
      sd: standardDeviation,
      ci95,
      ci95_of: AT_THIS_SIZE,
      method: '10 splits, of A',
    });
  },
  prdc: async ({ a, b, multiply }) => ({
    ...(await prdc({
      generated: samplesOf(a),
      real: samplesOf(compared(b)),
      multiply,
      uniform: random(),
    })),
    ci95_of: AT_THIS_SIZE,
    method: 'k = 5; A against B; ci95: subsampling of both sets',
  }),
  'fid-infinity': async ({ a, b, multiply }) => {
    const { summary } = compared(b);
    const stored = summary.kind === 'statistics';
    const { value, standardError, ci95, points } = await fidInfinity({
      generated: samplesOf(a),
      reference: stored
        ? { fit: await fitOf(summary, { multiply }) }
        : { samples: samplesOf({ summary }) },
      multiply,
      uniform: random(),
    });
    const taken = stored ? '; B, stored statistics, is taken as it is, with its own bias' : '';
    return {
      value,
      se: standardError,
      ci95,
      ci95_of: `${DISTRIBUTIONS}${taken}`,
      points,
      method: `15 shares of ${stored ? 'A' : 'both sets'}, line over 1/n; error: influences and line`,
    };
  },
  cmmd: async ({ a, b, multiply }) => {
    const { value, standardError, ci95 } = await cmmd({
      a: unitRows(samplesOf(a)),
      b: unitRows(samplesOf(compared(b))),
      multiply,
    });
    return {
      value,
      se: standardError,
      ci95,
      ci95_of: AT_THIS_SIZE,
      method: 'unit length, sigma 10, biased, x 1000',
    };
  },
  vendi: async ({ a, b, multiply }) => ({
    value: await vendiScore({ features: samplesOf(a), multiply }),
    reference_value:
      b?.summary.kind === 'samples'
        ? await vendiScore({ features: b.summary.samples, multiply })
        : null,
    ci95: null,
    ci95_of: 'no interval: sets drawn anew from these hold copies, which lower it',
    method: 'cosine kernel, order 1; A, and B beside it',
  }),
  memorization: async ({ a, b, multiply }) => {
    const reference = compared(b);
    const { value, ci95, nearest } = await memorization({
      generated: samplesOf(a),
      reference: samplesOf(reference),
      multiply,
      uniform: random(),
    });
    const pairs = nearest.map((pair) => ({
      ...pair,
      generated: a.names[pair.generated] ?? pair.generated,
      reference: reference.names[pair.reference] ?? pair.reference,
    }));
    return {
      value,
      ci95,
      ci95_of: AT_THIS_SIZE,
      nearest: pairs,
      method: 'share of A that is not authentic against B',
    };
  },
};

function compared(b: SummarizedSide | undefined): SummarizedSide {
  return present(b, 'the set that A is compared with');
}

function samplesOf({ summary }: { summary: FeatureSummary }): Matrix {
  if (summary.kind === 'samples') return summary.samples;
  throw new RangeError('it needs images or features, not statistics alone.');
}

function further(side: SummarizedSide, output: FurtherOutput): FeatureSummary {
  return present(side.further[output], `the ${output} of a side`);
}
