import { at } from '#domain/at.ts';

/**
 * Solves the square system `matrix` x = `right` by Gaussian elimination with partial pivoting.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4th edition, section 3.4.
 */
export function solveLinearSystem(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] {
  const rows = matrix.map((row, i) => [...row, at(right, i, 'the right side')]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const magnitude = (row: readonly number[]): number => Math.abs(at(row, column));
    const rest = rows.splice(column).sort((a, b) => magnitude(b) - magnitude(a));
    rows.push(...rest);
    const pivot = at(rows, column);
    for (const row of rows.slice(column + 1)) {
      const factor = at(row, column) / at(pivot, column);
      for (let k = column; k <= size; k++) row[k] = at(row, k) - factor * at(pivot, k);
    }
  }
  return substituteBack(rows);
}

/** The solution of a system in upper triangular form, its right side in the last column. */
function substituteBack(rows: readonly (readonly number[])[]): number[] {
  const size = rows.length;
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const row = at(rows, i);
    let value = at(row, size);
    for (let k = i + 1; k < size; k++) value -= at(row, k) * at(solution, k);
    solution[i] = value / at(row, i);
  }
  return solution;
}
