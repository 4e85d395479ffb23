import type { GaussianFit } from './gaussian-fit.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { centredRows } from './moments.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { polarFactor } from '../../linear-algebra/polar-factor.ts';
import { solveInTriangle } from '../../linear-algebra/solve-in-triangle.ts';

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
  const matrix = await multiply(a.fit.root().matrix, b.fit.root().matrix, { transposeRight: true });
  const polar = await polarFactor({
    matrix,
    nuclearNorm: trace,
    tolerance: TRACE_TOLERANCE,
    multiply,
  });
  const shift = a.fit.mean.map((value, i) => value - (b.fit.mean[i] ?? 0));
  const mapA = await multiply(matrix, polar, { transposeRight: true });
  const mapB = await multiply(matrix, polar, { transposeLeft: true });
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
  const mapped = await mappedNorms({ fit: side.fit, centred, map, multiply });
  const { rows, columns, values } = centred;
  const correction = side.n / (side.n - 1);
  const influences = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let along = 0;
    let squares = 0;
    for (let j = 0; j < columns; j++) {
      const value = values[i * columns + j] ?? 0;
      along += (shift[j] ?? 0) * value;
      squares += value * value;
    }
    influences[i] = 2 * along + correction * (squares - (mapped[i] ?? 0));
  }
  const mean = influences.reduce((sum, value) => sum + value, 0) / rows;
  return influences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (rows - 1);
}

/** xᵀ T x for each centred sample. */
async function mappedNorms(options: {
  fit: GaussianFit;
  centred: Matrix;
  map: Matrix;
  multiply: MatrixProduct;
}): Promise<Float64Array> {
  const { fit, centred, map, multiply } = options;
  const { matrix: root, basis } = fit.root();
  if (basis.kind === 'samples') {
    const { rowScale } = basis;
    return Float64Array.from(
      { length: centred.rows },
      (_, i) => (map.values[i * map.columns + i] ?? 0) / rowScale ** 2,
    );
  }
  const coordinates = solveInTriangle({
    root,
    pivots: basis.pivots,
    rows: centred,
  });
  const mapped = await multiply(coordinates, map);
  const { columns } = coordinates;
  return Float64Array.from({ length: centred.rows }, (_, i) => {
    let sum = 0;
    for (let at = i * columns; at < (i + 1) * columns; at++)
      sum += (coordinates.values[at] ?? 0) * (mapped.values[at] ?? 0);
    return sum;
  });
}
