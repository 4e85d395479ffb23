/** The mean and the sample variance (divided by n - 1) of some numbers. */
export function meanAndVariance(values: ArrayLike<number>): { mean: number; variance: number } {
  const n = values.length;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? 0;
    const step = value - mean;
    mean += step / (i + 1);
    squares += step * (value - mean);
  }
  return { mean, variance: n > 1 ? squares / (n - 1) : 0 };
}
