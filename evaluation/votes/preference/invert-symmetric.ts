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
      const target = inverse[row];
      if (target) target[column] = value;
    });
  }
  return inverse;
}

function cholesky(matrix: readonly Float64Array[]): Float64Array[] | null {
  const n = matrix.length;
  const lower = matrix.map(() => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    const row = lower[i] ?? new Float64Array(n);
    for (let j = 0; j <= i; j++) {
      let value = matrix[i]?.[j] ?? 0;
      for (let k = 0; k < j; k++) value -= (row[k] ?? 0) * (lower[j]?.[k] ?? 0);
      if (i !== j) row[j] = value / (lower[j]?.[j] ?? NaN);
      else if (value > 1e-10 * Math.max(1, matrix[i]?.[i] ?? 0)) row[i] = Math.sqrt(value);
      else return null;
    }
  }
  return lower;
}

/** Solves L Lᵀ x = b, leaving x in b. */
function solveInPlace(lower: readonly Float64Array[], b: Float64Array): Float64Array {
  const n = b.length;
  for (let i = 0; i < n; i++) {
    let value = b[i] ?? 0;
    for (let k = 0; k < i; k++) value -= (lower[i]?.[k] ?? 0) * (b[k] ?? 0);
    b[i] = value / (lower[i]?.[i] ?? NaN);
  }
  for (let i = n - 1; i >= 0; i--) {
    let value = b[i] ?? 0;
    for (let k = i + 1; k < n; k++) value -= (lower[k]?.[i] ?? 0) * (b[k] ?? 0);
    b[i] = value / (lower[i]?.[i] ?? NaN);
  }
  return b;
}
