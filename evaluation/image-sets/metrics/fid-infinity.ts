import { frechetDistance } from './frechet-distance.ts';
import { gaussianOfMoments, gaussianOfSamples } from './gaussian-fit.ts';
import type { GaussianFit } from './gaussian-fit.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { emptyMoments, mergeMoments, momentsOfRows } from './moments.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { normalInterval } from './normal-interval.ts';
import { selectRows } from '../../linear-algebra/select-rows.ts';
import { shuffledIndices } from './shuffled-indices.ts';

/** Sizes that the line is fitted through. */
const POINTS = 15;

/** The smallest size, where the set allows it; else a tenth of the set. */
const SMALLEST = 5000;

export type FidInfinity = {
  value: number;
  /** of the intercept, by the regression */
  standardError: number;
  ci95: [number, number];
  points: { n: number; fid: number }[];
};

/**
 * FID without the bias of the number of generated samples: the FID of random subsets of 15 sizes,
 * a line through them over 1/n, and its value at 1/n = 0. Each subset is the last one and more in
 * one random order, so that the moments of all take one pass.
 *
 * Source: Chong & Forsyth, "Effectively Unbiased FID and Inception Score and Where to Find Them",
 * CVPR 2020.
 */
export async function fidInfinity(options: {
  generated: Matrix;
  reference: GaussianFit;
  multiply: MatrixProduct;
  uniform: () => number;
}): Promise<FidInfinity> {
  const { generated, reference, multiply, uniform } = options;
  const n = generated.rows;
  const smallest = Math.max(2, n > 2 * SMALLEST ? SMALLEST : Math.floor(n / 10));
  if (n < 3 * smallest)
    throw new RangeError(`FID-infinity needs more than ${n} samples to fit a line through.`);
  const sizes = Array.from({ length: POINTS }, (_, i) =>
    Math.round(smallest + ((n - smallest) * i) / (POINTS - 1)),
  );
  const points: { n: number; fid: number }[] = [];
  const order = shuffledIndices(n, uniform);
  const moments = emptyMoments(generated.columns);
  for (const size of sizes) {
    const added = selectRows(generated, order.subarray(moments.n, size));
    mergeMoments(moments, await momentsOfRows(added, multiply));
    const fit =
      size > generated.columns
        ? gaussianOfMoments(moments, { multiply })
        : await gaussianOfSamples(selectRows(generated, order.subarray(0, size)), { multiply });
    const { value } = await frechetDistance({ a: reference, b: fit, multiply });
    points.push({ n: size, fid: value });
  }
  const { intercept: value, standardError } = lineThrough(
    points.map((point) => 1 / point.n),
    points.map((point) => point.fid),
  );
  return { value, standardError, ci95: normalInterval({ value, standardError }), points };
}

/** Ordinary least squares y = intercept + slope x, with the standard error of the intercept. */
export function lineThrough(
  x: readonly number[],
  y: readonly number[],
): { intercept: number; slope: number; standardError: number } {
  const n = x.length;
  const meanX = x.reduce((sum, value) => sum + value, 0) / n;
  const meanY = y.reduce((sum, value) => sum + value, 0) / n;
  const spread = x.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
  const slope =
    x.reduce((sum, value, i) => sum + (value - meanX) * ((y[i] ?? 0) - meanY), 0) / spread;
  const intercept = meanY - slope * meanX;
  const residual = x.reduce((sum, v, i) => sum + ((y[i] ?? 0) - intercept - slope * v) ** 2, 0);
  const standardError = Math.sqrt((residual / (n - 2)) * (1 / n + meanX ** 2 / spread));
  return { intercept, slope, standardError };
}
