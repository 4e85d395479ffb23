import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { distinctRows } from './distinct-rows.ts';
import { isEnoughForBias } from './frechet-bias.ts';
import { frechetDistance } from './frechet-distance.ts';
import { frechetInfluences } from './frechet-influences.ts';
import { gaussianOfSamples } from './gaussian-fit.ts';
import type { GaussianFit } from './gaussian-fit.ts';
import { fixedSide, growingSide } from './growing-side.ts';
import type { GrowingSide } from './growing-side.ts';
import { nestedLineVariance } from './nested-line-variance.ts';
import { pairsVariance } from './pairs-variance.ts';
import { growingVarianceInterval } from '../../statistics/growing-variance-interval.ts';
import { lineThrough } from '../../statistics/line-through.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';

/** Sizes that the line is fitted through. */
const POINTS = 15;

/** The smallest size of a large set; of others a tenth. */
const SMALLEST = 5000;

/** Values below so many reaches of their error have the interval of one there: covered best. */
const SHAPE = 1.5;

export type FidInfinity = {
  value: number;
  standardError: number;
  ci95: [number, number];
  /** by size of the generated set's subset: the distance, without what chance made of its members */
  points: { n: number; fid: number }[];
};

/** Samples, or a distribution that is taken as it is (of stored statistics). */
type Reference = { samples: Matrix } | { fit: GaussianFit };

/**
 * FID without the bias of finite sets: the FID of random subsets of 15 sizes, a line through them over
 * 1/n, and its value at 1/n = 0. Both sets are cut to the same shares of themselves, so that the bias
 * of both goes; a reference of stored statistics stays as it is, with its own bias. Each subset is the
 * last one and more in one random order, so that the moments of all take one pass.
 *
 * A subset's distance differs from that of the whole also by who is in it. That part is known from
 * the samples' influences and is taken off each point; what is left is bias, and the noise of pairs.
 * The variance joins that of the whole sets with that of the line. The influences' counts what comes
 * of pairs of samples, all there is between equal distributions, twice: it is taken off once, and is
 * what the line's own variance is in terms of, since its points are nested subsets. What is left of
 * the influences' grows with the distance, which the interval takes into account.
 *
 * Throws RangeError with fewer than two samples a dimension, where the bias does not fall as 1/n.
 *
 * Source: Chong & Forsyth, "Effectively Unbiased FID and Inception Score and Where to Find Them",
 * CVPR 2020.
 */
export async function fidInfinity(options: {
  generated: Matrix;
  reference: Reference;
  multiply: MatrixProduct;
  uniform: () => number;
}): Promise<FidInfinity> {
  const { generated, reference, multiply } = options;
  const { rows: n, columns: width } = generated;
  const sizes = 'samples' in reference ? [n, reference.samples.rows] : [n];
  const distinct = [generated, ...('samples' in reference ? [reference.samples] : [])];
  if (!distinct.every((set) => isEnoughForBias(distinctRows(set), width)))
    throw new RangeError(
      `it needs two samples a dimension, ${2 * width} unlike ones of each set: with fewer the bias does not fall as 1/n`,
    );
  const shares = sharesOf(n, { width, smallestSet: Math.min(...sizes) });
  const sides = await growingSides(options);
  const distances: number[] = [];
  for (const share of shares) {
    const [a, b] = [await sides.generated.grow(share), await sides.reference.grow(share)];
    const { value } = await frechetDistance({ a: a.fit, b: b.fit, multiply });
    distances.push(value - a.chance - b.chance);
  }
  const inverses = shares.map((share) => 1 / share);
  const value = lineThrough(inverses, distances).intercept;
  const pairs = pairsVariance(sides.roots, sizes);
  const alone = sides.generated.variance + sides.reference.variance;
  const growing = Math.max(alone - 2 * pairs, 0);
  const constant = pairs * (1 + nestedLineVariance(inverses));
  const degreesOfFreedom = Math.min(...sizes) - 1;
  return {
    value,
    standardError: Math.sqrt(growing + constant),
    ci95: growingVarianceInterval({ value, growing, constant, degreesOfFreedom, shape: SHAPE }),
    points: shares.map((share, i) => ({ n: Math.round(share * n), fid: at(distances, i) })),
  };
}

/** Evenly from the smallest share, of at least two samples a dimension where they are there, to all. */
function sharesOf(n: number, of: { width: number; smallestSet: number }): number[] {
  const usual = n > 2 * SMALLEST ? SMALLEST / n : 1 / 10;
  const smallest = Math.max(usual, Math.min(1 / 2, (2 * of.width) / of.smallestSet));
  return Array.from({ length: POINTS }, (_, i) => smallest + ((1 - smallest) * i) / (POINTS - 1));
}

async function growingSides(options: {
  generated: Matrix;
  reference: Reference;
  multiply: MatrixProduct;
  uniform: () => number;
}): Promise<{ generated: GrowingSide; reference: GrowingSide; roots: Float64Array }> {
  const { generated, reference, multiply, uniform } = options;
  const samplesOfB = 'samples' in reference ? reference.samples : undefined;
  const a = await gaussianOfSamples(generated, { multiply });
  const b =
    'fit' in reference ? reference.fit : await gaussianOfSamples(reference.samples, { multiply });
  const { trace, roots } = await frechetDistance({ a, b, multiply });
  const influences = await frechetInfluences({
    a: { fit: a, n: generated.rows, samples: generated },
    b: samplesOfB === undefined ? { fit: b } : { fit: b, n: samplesOfB.rows, samples: samplesOfB },
    trace,
    multiply,
  });
  const growing = (samples: Matrix, found: Float64Array | undefined): GrowingSide =>
    growingSide({
      samples,
      influences: present(found, "the samples' influences"),
      multiply,
      uniform,
    });
  return {
    roots,
    generated: growing(generated, influences.a),
    reference: samplesOfB === undefined ? fixedSide(b) : growing(samplesOfB, influences.b),
  };
}
