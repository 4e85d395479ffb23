import { at } from '#domain/at.ts';
import { crossOfRoots } from './cross-of-roots.ts';
import type { GaussianFit } from './gaussian-fit.ts';
import { innerProduct } from '../../linear-algebra/inner-product.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { centredRows } from './moments.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { polarFactor } from '../../linear-algebra/polar-factor.ts';
import { solveInTriangle } from '../../linear-algebra/solve-in-triangle.ts';
import { squaredNorms } from '../../linear-algebra/squared-norms.ts';
import { subMatrix } from '../../linear-algebra/sub-matrix.ts';

/** Share of the trace that the polar factor may miss: far below the error of a standard error. */
const TRACE_TOLERANCE = 1e-3;

/**
 * One side of a distance: its fit, and the samples, all or some of them, whose influences are asked
 * for; none where only statistics are known, or where the side is taken as it is.
 */
export type InfluenceSide = { fit: GaussianFit; n?: number; samples?: Matrix };

/**
 * How much each sample moves the Fréchet distance: the distance changes by U_i / n with a sample's
 * weight,
 *
 *   U_i = 2 (m_a - m_b)ᵀ x + n / (n - 1) (|x|² - xᵀ T x),   x the sample less its mean,
 *
 * where T is the optimal map between the two covariances, so that tr (A B)^(1/2) changes by
 * xᵀ T x / 2 with the sample's weight. With M = Ra Rbᵀ = Q H and x = Raᵀ c, xᵀ T x = cᵀ M Qᵀ c.
 * Their spread over the root of n is the distance's standard error (the infinitesimal jackknife).
 *
 * Source: Efron, The Jackknife, the Bootstrap and Other Resampling Plans, chapter 6. It does not
 * see the bias, which depends on the number of samples.
 */
export async function frechetInfluences(options: {
  a: InfluenceSide;
  b: InfluenceSide;
  /** tr (A B)^(1/2), as the distance found it */
  trace: number;
  multiply: MatrixProduct;
}): Promise<{ a: Float64Array | undefined; b: Float64Array | undefined }> {
  const { a, b, trace, multiply } = options;
  const cross = await crossOfRoots(await a.fit.root(), await b.fit.root(), multiply);
  const polar = await polarFactor({
    matrix: cross,
    nuclearNorm: trace,
    tolerance: TRACE_TOLERANCE,
    multiply,
  });
  const shift = a.fit.mean.map((value, i) => value - at(b.fit.mean, i, 'the mean'));
  const back = shift.map((value) => -value);
  const influences = async (
    { fit, n, samples }: InfluenceSide,
    along: Float64Array,
    sideOfPolar: { transposeLeft?: boolean; transposeRight?: boolean },
  ): Promise<Float64Array | undefined> => {
    if (samples === undefined || n === undefined) return undefined;
    const map = await multiply(cross, polar, sideOfPolar);
    return influencesOf({ fit, n, samples, map, shift: along, multiply });
  };
  return {
    a: await influences(a, shift, { transposeRight: true }),
    b: await influences(b, back, { transposeLeft: true }),
  };
}

async function influencesOf(options: {
  fit: GaussianFit;
  n: number;
  samples: Matrix;
  map: Matrix;
  shift: Float64Array;
  multiply: MatrixProduct;
}): Promise<Float64Array> {
  const { fit, n, samples, map, shift, multiply } = options;
  const centred = centredRows(samples, fit.mean);
  const along = await multiply(centred, { rows: shift.length, columns: 1, values: shift });
  const squares = squaredNorms(centred);
  const mapped = await mappedNorms({ fit, centred, map, multiply });
  const correction = n / (n - 1);
  return along.values.map((value, i) => 2 * value + correction * (at(squares, i) - at(mapped, i)));
}

/** xᵀ T x for each centred sample. */
async function mappedNorms(options: {
  fit: GaussianFit;
  centred: Matrix;
  map: Matrix;
  multiply: MatrixProduct;
}): Promise<Float64Array> {
  const { fit, centred, map, multiply } = options;
  const root = await fit.root();
  if (root.kind === 'samples') {
    const square = root.rowScale ** 2;
    return map.values.filter((_, place) => place % (map.columns + 1) === 0).map((v) => v / square);
  }
  const coordinates = await solveInTriangle({ ...root, rows: centred, multiply });
  return rowProducts(coordinates, await multiply(coordinates, map));
}

/** The inner product of each row of one matrix with the same row of another. */
function rowProducts(a: Matrix, b: Matrix): Float64Array {
  return Float64Array.from({ length: a.rows }, (_, i) =>
    innerProduct(subMatrix(a, { rows: [i, i + 1] }), subMatrix(b, { rows: [i, i + 1] })),
  );
}
