import { at } from '#domain/at.ts';
/**
 * Inverse of a symmetric positive definite matrix by Cholesky factorisation. `null` when the matrix
 * is not positive definite to working precision. Sizes here are the parameters of a preference model.
 */
export function invertSymmetric(matrix: readonly Float64Array[]): Float64Array[] | null {
  const lower = cholesky(matrix);
  if (!lower) return null;
  const n = matrix.length;
  const inverse = matrix.map(() => new Float64Array(n));
  for (let column = 0; column < n; column++) {
    const unit = new Float64Array(n);
    unit[column] = 1;
    solveInPlace(lower, unit).forEach((value, row) => {
      at(inverse, row)[column] = value;
    });
  }
  return inverse;
}

function cholesky(matrix: readonly Float64Array[]): Float64Array[] | null {
  const n = matrix.length;
  const lower = matrix.map(() => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    const row = at(lower, i);
    for (let j = 0; j <= i; j++) {
      let value = at(at(matrix, i), j);
      for (let k = 0; k < j; k++) value -= at(row, k) * at(at(lower, j), k);
      if (i !== j) row[j] = value / at(at(lower, j), j);
      else if (value > 1e-10 * Math.max(1, at(at(matrix, i), i))) row[i] = Math.sqrt(value);
      else return null;
    }
  }
  return lower;
}

/** Solves L Lᵀ x = b, leaving x in b. */
function solveInPlace(lower: readonly Float64Array[], b: Float64Array): Float64Array {
  const n = b.length;
  for (let i = 0; i < n; i++) {
    let value = at(b, i);
    for (let k = 0; k < i; k++) value -= at(at(lower, i), k) * at(b, k);
    b[i] = value / at(at(lower, i), i);
  }
  for (let i = n - 1; i >= 0; i--) {
    let value = at(b, i);
    for (let k = i + 1; k < n; k++) value -= at(at(lower, k), i) * at(b, k);
    b[i] = value / at(at(lower, i), i);
  }
  return b;
}
