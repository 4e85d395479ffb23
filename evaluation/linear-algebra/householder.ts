/** The reflection H = I - tau u uᵀ that sends a vector to (beta, 0, ..., 0). */
export type Reflection = { tau: number; beta: number };

/**
 * Turns `values[start .. start + n)` from x into the u of the reflection that sends x to
 * (beta, 0, ..., 0), with the sign of beta chosen so that nothing cancels.
 *
 * Source: Golub & Van Loan, Matrix Computations, section 5.1.
 */
export function reflectionOf(values: Float64Array, start: number, n: number): Reflection {
  let squares = 0;
  for (let i = start + 1; i < start + n; i++) squares += (values[i] ?? 0) ** 2;
  const head = values[start] ?? 0;
  if (squares === 0) return { tau: 0, beta: head };
  const norm = Math.sqrt(head * head + squares);
  const beta = head > 0 ? -norm : norm;
  values[start] = head - beta;
  return { tau: -1 / (beta * (head - beta)), beta };
}
