import { distinctOf, fitOf, widthOf } from './feature-summary.ts';
import type { FeatureSummary } from './feature-summary.ts';
import { frechetBias, isEnoughForBias } from './frechet-bias.ts';
import { frechetDistance } from './frechet-distance.ts';
import { frechetInfluences } from './frechet-influences.ts';
import type { InfluenceSide } from './frechet-influences.ts';
import type { DegreesOfFreedomLost, GaussianFit } from './gaussian-fit.ts';
import { growingVarianceInterval } from '../../statistics/growing-variance-interval.ts';
import { interval95 } from '../../statistics/interval-95.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import { pairsVariance } from './pairs-variance.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { selectRows } from '../../linear-algebra/select-rows.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { shuffledIndices } from './shuffled-indices.ts';

/** Samples whose influence is computed; the standard error's own error is then about 2%. */
const INFLUENCE_ROWS = 2048;

export type Fid = {
  value: number;
  /** the value less its bias: the distance of the distributions; null where it is not estimable */
  distance: number | null;
  /** null when only statistics are known */
  ci95: [number, number] | null;
  /** of what `ci95` is the interval, or why there is none */
  ci95Of: string;
  /** how much of the value comes of the finite number of samples; null where not estimable */
  biasEstimate: number | null;
  /** that of both covariances; null where statistics do not say theirs, or say another */
  ddof: DegreesOfFreedomLost | null;
  method: string;
};

/**
 * The Fréchet distance of two sets of features, with its bias and its sampling error.
 *
 * From twice as many samples as dimensions on, the interval is that of the distance of the two
 * distributions, around the value less its bias. With fewer the bias is not estimable, and the
 * interval is that of the value as it comes out with so many samples. Stored statistics are taken as
 * they are. The variance is the infinitesimal jackknife's.
 */
export async function fid(options: {
  a: FeatureSummary;
  b: FeatureSummary;
  multiply: MatrixProduct;
  ddof?: DegreesOfFreedomLost;
  /** of the random halves */
  seed?: number;
}): Promise<Fid> {
  const { a, b, multiply, ddof = 1, seed = 0 } = options;
  const fits = { a: await fitOf(a, { multiply, ddof }), b: await fitOf(b, { multiply, ddof }) };
  const { value, trace, roots } = await frechetDistance({ ...fits, multiply });
  const method = "nuclear norm of the covariances' roots";
  const ofBoth = { method, ddof: commonDdof([a, b], ddof) };
  const sampled = [a, b].flatMap((side) => (side.kind === 'statistics' ? [] : [side.n]));
  if (sampled.length === 0) {
    const ci95Of = 'no interval: statistics alone do not tell how the samples vary';
    return { value, distance: null, ci95: null, ci95Of, biasEstimate: null, ...ofBoth };
  }
  const distinct = [a, b].map(distinctOf).filter((n) => n !== undefined);
  const biasEstimate = distinct.every((n) => isEnoughForBias(n, widthOf(a)))
    ? await frechetBias({ a, b, fits, value, fit: { multiply, ddof }, seed })
    : null;
  const distance = biasEstimate === null ? null : value - biasEstimate;
  const variance = await varianceOf({ a, b, fits, trace, multiply, seed });
  const error = { degreesOfFreedom: Math.min(...sampled) - 1, lowest: 0 };
  const ci95 =
    distance === null
      ? interval95({ ...error, value, standardError: Math.sqrt(variance) })
      : distanceInterval({ ...error, distance, variance, pairs: pairsVariance(roots, sampled) });
  const ci95Of = intervalOf(sampled, { estimable: distance !== null });
  const bias = biasEstimate === null ? '' : '; bias: random halves';
  return {
    value,
    distance,
    ci95,
    ci95Of,
    biasEstimate,
    ...ofBoth,
    method: `${method}; ci95: infinitesimal jackknife${bias}`,
  };
}

function commonDdof(
  sides: readonly FeatureSummary[],
  ofSamples: DegreesOfFreedomLost,
): DegreesOfFreedomLost | null {
  const [first, second] = sides.map((s) => (s.kind === 'statistics' ? s.ddof : ofSamples));
  return first === undefined || first !== second ? null : first;
}

function intervalOf(sampled: readonly number[], { estimable }: { estimable: boolean }): string {
  const reference = sampled.length === 1 ? ', the stored statistics being taken as they are' : '';
  return estimable
    ? `the distance of the distributions, without the bias of finite sets${reference}`
    : `the value with ${sampled.join(' and ')} samples${reference}; the distance of the distributions is not estimable from so few`;
}

/**
 * Of the distance, whose error is that of the value and that of the bias found from halves. The
 * influences' variance counts what comes of pairs of samples twice: once of it stands for the bias's.
 */
function distanceInterval(options: {
  distance: number;
  variance: number;
  pairs: number;
  degreesOfFreedom: number;
  lowest: number;
}): [number, number] {
  const { distance: value, variance, pairs, ...error } = options;
  const growing = Math.max(variance - 2 * pairs, 0);
  return growingVarianceInterval({ ...error, value, growing, constant: 2 * pairs, shape: 1 });
}

async function varianceOf(options: {
  a: FeatureSummary;
  b: FeatureSummary;
  fits: { a: GaussianFit; b: GaussianFit };
  trace: number;
  multiply: MatrixProduct;
  seed: number;
}): Promise<number> {
  const { a, b, fits, trace, multiply, seed } = options;
  const influences = await frechetInfluences({
    a: influenceSide(a, fits.a, seed),
    b: influenceSide(b, fits.b, seed),
    trace,
    multiply,
  });
  const varianceA = varianceOfMean(influences.a, a.n);
  const variance = varianceA + varianceOfMean(influences.b, b.n);
  if (Number.isFinite(variance)) return variance;
  throw new RangeError('the features are so large that the square of a square overflows');
}

function varianceOfMean(influences: Float64Array | undefined, n: number | undefined): number {
  return influences === undefined || n === undefined ? 0 : meanAndVariance(influences).variance / n;
}

/** A random part of many samples: the spread of their influences needs no more. */
function influenceSide(side: FeatureSummary, fit: GaussianFit, seed: number): InfluenceSide {
  if (side.kind === 'statistics') return { fit };
  const { n, samples } = side;
  if (samples.rows <= INFLUENCE_ROWS || fit.covariance === undefined) return { fit, n, samples };
  const order = shuffledIndices(samples.rows, createSeededRandom(seed));
  return { fit, n, samples: selectRows(samples, order.subarray(0, INFLUENCE_ROWS)) };
}
