/**
 * Solves the square system `matrix` x = `right` by Gaussian elimination with partial pivoting.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4th edition, section 3.4.
 */
export function solveLinearSystem(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? NaN]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const magnitude = (row: readonly number[]): number => Math.abs(row[column] ?? NaN);
    const rest = rows.splice(column).sort((a, b) => magnitude(b) - magnitude(a));
    rows.push(...rest);
    const pivot = rows[column] ?? [];
    for (const row of rows.slice(column + 1)) {
      const factor = (row[column] ?? NaN) / (pivot[column] ?? NaN);
      for (let k = column; k <= size; k++) row[k] = (row[k] ?? NaN) - factor * (pivot[k] ?? NaN);
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const row = rows[i] ?? [];
    let value = row[size] ?? NaN;
    for (let k = i + 1; k < size; k++) value -= (row[k] ?? NaN) * (solution[k] ?? NaN);
    solution[i] = value / (row[i] ?? NaN);
  }
  return solution;
}
