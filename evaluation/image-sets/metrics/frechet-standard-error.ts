import { at } from '#domain/at.ts';
import { crossOfRoots } from './cross-of-roots.ts';
import type { GaussianFit } from './gaussian-fit.ts';
import { innerProduct } from '../../linear-algebra/inner-product.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import { centredRows } from './moments.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { polarFactor } from '../../linear-algebra/polar-factor.ts';
import { solveInTriangle } from '../../linear-algebra/solve-in-triangle.ts';
import { squaredNorms } from '../../linear-algebra/squared-norms.ts';
import { subMatrix } from '../../linear-algebra/sub-matrix.ts';

/** Share of the trace that the polar factor may miss: far below the error of a standard error. */
const TRACE_TOLERANCE = 1e-3;

/** One side of a distance: its fit, how many samples it has, and all or a random part of them. */
export type SampledFit = { fit: GaussianFit; n: number; samples: Matrix };

/**
 * The standard error of a Fréchet distance at its number of samples, by the infinitesimal
 * jackknife: the spread of each sample's influence,
 *
 *   U_i = 2 (m_a - m_b)ᵀ x + n / (n - 1) (|x|² - xᵀ T x),   x the sample less its mean,
 *
 * where T is the optimal map between the two covariances, so that tr (A B)^(1/2) changes by
 * xᵀ T x / 2 with the sample's weight. With M = Ra Rbᵀ = Q H and x = Raᵀ c, xᵀ T x = cᵀ M Qᵀ c.
 *
 * Source: Efron, The Jackknife, the Bootstrap and Other Resampling Plans, chapter 6. It does not
 * see the bias, which depends on the number of samples.
 */
export async function frechetStandardError(options: {
  a: SampledFit;
  b: SampledFit;
  /** tr (A B)^(1/2), as the distance found it */
  trace: number;
  multiply: MatrixProduct;
}): Promise<number> {
  const { a, b, trace, multiply } = options;
  const cross = await crossOfRoots(await a.fit.root(), await b.fit.root(), multiply);
  const polar = await polarFactor({
    matrix: cross,
    nuclearNorm: trace,
    tolerance: TRACE_TOLERANCE,
    multiply,
  });
  const shift = a.fit.mean.map((value, i) => value - at(b.fit.mean, i, 'the mean'));
  const mapA = await multiply(cross, polar, { transposeRight: true });
  const mapB = await multiply(cross, polar, { transposeLeft: true });
  const varianceA = await influenceVariance({ side: a, map: mapA, shift, multiply });
  const back = shift.map((value) => -value);
  const varianceB = await influenceVariance({ side: b, map: mapB, shift: back, multiply });
  return Math.sqrt(varianceA / a.n + varianceB / b.n);
}

/** The sample variance of U over the samples at hand. */
async function influenceVariance(options: {
  side: SampledFit;
  map: Matrix;
  shift: Float64Array;
  multiply: MatrixProduct;
}): Promise<number> {
  const { side, map, shift, multiply } = options;
  const centred = centredRows(side.samples, side.fit.mean);
  const along = await multiply(centred, { rows: shift.length, columns: 1, values: shift });
  const squares = squaredNorms(centred);
  const mapped = await mappedNorms({ fit: side.fit, centred, map, multiply });
  const correction = side.n / (side.n - 1);
  return meanAndVariance(
    along.values.map((value, i) => 2 * value + correction * (at(squares, i) - at(mapped, i))),
  ).variance;
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
  const coordinates = solveInTriangle({ ...root, rows: centred });
  return rowProducts(coordinates, await multiply(coordinates, map));
}

/** The inner product of each row of one matrix with the same row of another. */
function rowProducts(a: Matrix, b: Matrix): Float64Array {
  return Float64Array.from({ length: a.rows }, (_, i) =>
    innerProduct(subMatrix(a, { rows: [i, i + 1] }), subMatrix(b, { rows: [i, i + 1] })),
  );
}
