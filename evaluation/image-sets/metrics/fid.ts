import { fitOf, halfFitsOf } from './feature-summary.ts';
import type { FeatureSummary } from './feature-summary.ts';
import { frechetDistance } from './frechet-distance.ts';
import type { FrechetDistance } from './frechet-distance.ts';
import { frechetStandardError } from './frechet-standard-error.ts';
import type { DegreesOfFreedomLost, GaussianFit } from './gaussian-fit.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { mulberry32 } from '../../statistics/mulberry32.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { selectRows } from '../../linear-algebra/select-rows.ts';
import { shuffledIndices } from './shuffled-indices.ts';

/** The 97.5% point of the normal distribution. */
const NORMAL_975 = 1.959963984540054;

/** Samples whose influence is computed; the standard error's own error is then about 1%. */
const INFLUENCE_ROWS = 4096;

export type Fid = {
  value: number;
  /** 95% interval of the value at this number of samples; null when only statistics are known */
  ci95: [number, number] | null;
  /** how much of the value comes of the finite number of samples; null when not known */
  biasEstimate: number | null;
  method: string;
};

/**
 * The Fréchet distance of two sets of features, with its sampling error and its bias.
 *
 * The interval is the normal one on the infinitesimal jackknife's standard error. The bias falls as
 * 1/n (Chong & Forsyth, CVPR 2020), so the mean over two random half sets less the value estimates
 * it: a bias of c/n becomes 2c/n there.
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
  const distance = await frechetDistance({ ...fits, multiply });
  const ci95 = await interval({ a, b, fits, distance, multiply, seed });
  const biasEstimate = await bias({ a, b, fits, distance, multiply, ddof, seed });
  const parts = [
    "nuclear norm of the roots' product",
    ci95 === null ? undefined : 'ci95: infinitesimal jackknife',
    biasEstimate === null ? undefined : `bias: half samples${oneSided(a, b)}`,
  ];
  return {
    value: distance.value,
    ci95,
    biasEstimate,
    method: parts.filter((part) => part !== undefined).join('; '),
  };
}

/** Stored statistics cannot be halved: the bias is then that of the other set. */
function oneSided(a: FeatureSummary, b: FeatureSummary): string {
  if (a.kind !== 'statistics' && b.kind !== 'statistics') return '';
  return a.kind === 'statistics' ? ' of B' : ' of A';
}

type Fits = { a: GaussianFit; b: GaussianFit };

async function interval(options: {
  a: FeatureSummary;
  b: FeatureSummary;
  fits: Fits;
  distance: FrechetDistance;
  multiply: MatrixProduct;
  seed: number;
}): Promise<[number, number] | null> {
  const { a, b, fits, distance, multiply, seed } = options;
  if (a.kind === 'statistics' || b.kind === 'statistics') return null;
  const error = await frechetStandardError({
    a: { fit: fits.a, n: a.n, samples: influenceSamples(a.samples, fits.a, seed) },
    b: { fit: fits.b, n: b.n, samples: influenceSamples(b.samples, fits.b, seed) },
    trace: distance.trace,
    multiply,
  });
  const reach = NORMAL_975 * error;
  return [Math.max(0, distance.value - reach), distance.value + reach];
}

/** A random part of many samples: the spread of their influences needs no more. */
function influenceSamples(samples: Matrix, fit: GaussianFit, seed: number): Matrix {
  if (samples.rows <= INFLUENCE_ROWS || fit.covariance === undefined) return samples;
  const order = shuffledIndices(samples.rows, mulberry32(seed));
  return selectRows(samples, order.subarray(0, INFLUENCE_ROWS));
}

async function bias(options: {
  a: FeatureSummary;
  b: FeatureSummary;
  fits: Fits;
  distance: FrechetDistance;
  multiply: MatrixProduct;
  ddof: DegreesOfFreedomLost;
  seed: number;
}): Promise<number | null> {
  const { a, b, fits, distance, multiply, ddof, seed } = options;
  const halvesA = await halfFitsOf(a, { multiply, ddof, seed });
  const halvesB = await halfFitsOf(b, { multiply, ddof, seed: seed + 1 });
  if (halvesA === undefined && halvesB === undefined) return null;
  const [firstA, secondA] = halvesA ?? [fits.a, fits.a];
  const [firstB, secondB] = halvesB ?? [fits.b, fits.b];
  const first = await frechetDistance({ a: firstA, b: firstB, multiply });
  const second = await frechetDistance({ a: secondA, b: secondB, multiply });
  return (first.value + second.value) / 2 - distance.value;
}
