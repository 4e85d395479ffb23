import { halfFitsOf } from './feature-summary.ts';
import type { FeatureSummary } from './feature-summary.ts';
import { frechetDistance } from './frechet-distance.ts';
import type { FitOptions, GaussianFit } from './gaussian-fit.ts';

/** Samples a dimension from which on the bias estimate was within 15% in simulation. */
const SAMPLES_PER_DIMENSION = 2;

/** Divisions into halves that are averaged over, where all samples are at hand. */
const DIVISIONS = 4;

/**
 * Whether the bias of a Fréchet distance can be found from so many samples: it must fall as 1/n from
 * the half of them on.
 */
export function isEnoughForBias(n: number, dimensions: number): boolean {
  return n >= SAMPLES_PER_DIMENSION * dimensions;
}

/**
 * How much of a Fréchet distance comes of the finite numbers of samples. The bias falls as 1/n
 * (Chong & Forsyth, CVPR 2020), so the mean distance of random halves less the distance of the whole
 * estimates it: a bias of c/n becomes 2c/n there. Stored statistics stay as they are. The estimate is
 * kept between nothing and the whole value, since no distance is below zero.
 */
export async function frechetBias(options: {
  a: FeatureSummary;
  b: FeatureSummary;
  fits: { a: GaussianFit; b: GaussianFit };
  value: number;
  fit: FitOptions;
  seed: number;
}): Promise<number> {
  const { a, b, fits, value, fit, seed } = options;
  const { multiply } = fit;
  const divisions = a.kind === 'moments' || b.kind === 'moments' ? 1 : DIVISIONS;
  let sum = 0;
  for (let division = 0; division < divisions; division++) {
    const start = seed + 2 * division;
    const halvesA = (await halfFitsOf(a, { ...fit, seed: start })) ?? [fits.a, fits.a];
    const halvesB = (await halfFitsOf(b, { ...fit, seed: start + 1 })) ?? [fits.b, fits.b];
    const first = await frechetDistance({ a: halvesA[0], b: halvesB[0], multiply });
    const second = await frechetDistance({ a: halvesA[1], b: halvesB[1], multiply });
    sum += (first.value + second.value) / 2;
  }
  return Math.min(value, Math.max(0, sum / divisions - value));
}
