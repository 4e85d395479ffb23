import { gaussianOfCovariance, gaussianOfMoments, gaussianOfSamples } from './gaussian-fit.ts';
import type { DegreesOfFreedomLost, FitOptions, GaussianFit } from './gaussian-fit.ts';
import { distinctRows } from './distinct-rows.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { emptyMoments, mergeMoments } from './moments.ts';
import type { Moments } from './moments.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { selectRows } from '../../linear-algebra/select-rows.ts';
import { shuffledIndices } from './shuffled-indices.ts';

/**
 * What is kept of the features of a set: all of them (`samples`); of a large set the moments of two
 * random halves and a random part of the samples (`moments`); or stored statistics alone.
 */
export type FeatureSummary =
  | { kind: 'samples'; n: number; samples: Matrix }
  | {
      kind: 'moments';
      n: number;
      /** samples that are unlike each other */
      distinct: number;
      samples: Matrix;
      halves: readonly [Moments, Moments];
    }
  | {
      kind: 'statistics';
      /** what refusals call them, such as the file's name */
      label: string;
      n: number | undefined;
      /** undefined where nobody said */
      ddof: DegreesOfFreedomLost | undefined;
      mean: Float64Array;
      covariance: Matrix;
    };

/** Dimensions of the features. */
export function widthOf(summary: FeatureSummary): number {
  return summary.kind === 'statistics' ? summary.mean.length : summary.samples.columns;
}

/** How many samples are unlike each other; undefined when only statistics are known. */
export function distinctOf(summary: FeatureSummary): number | undefined {
  if (summary.kind === 'statistics') return undefined;
  return summary.kind === 'moments' ? summary.distinct : distinctRows(summary.samples);
}

/** The normal distribution fitted to a whole set. */
export async function fitOf(summary: FeatureSummary, options: FitOptions): Promise<GaussianFit> {
  switch (summary.kind) {
    case 'samples':
      return gaussianOfSamples(summary.samples, options);
    case 'moments': {
      const whole = emptyMoments(widthOf(summary));
      for (const half of summary.halves) mergeMoments(whole, half);
      return gaussianOfMoments(whole, options);
    }
    case 'statistics': {
      const { label, mean, covariance } = summary;
      return gaussianOfCovariance(mean, covariance, { ...options, label });
    }
  }
}

/**
 * The normal distributions of two random halves of a set; undefined when only statistics are known
 * or a half would have fewer than two samples.
 */
export async function halfFitsOf(
  summary: FeatureSummary,
  options: FitOptions & { seed: number },
): Promise<readonly [GaussianFit, GaussianFit] | undefined> {
  if (summary.kind === 'statistics' || summary.n < 4) return undefined;
  if (summary.kind === 'moments') {
    const [first, second] = summary.halves;
    return [gaussianOfMoments(first, options), gaussianOfMoments(second, options)];
  }
  const order = shuffledIndices(summary.n, createSeededRandom(options.seed));
  const middle = summary.n >> 1;
  return [
    await gaussianOfSamples(selectRows(summary.samples, order.subarray(0, middle)), options),
    await gaussianOfSamples(selectRows(summary.samples, order.subarray(middle)), options),
  ];
}
