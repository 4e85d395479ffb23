/** The mean and the sample variance (divided by n - 1) of some numbers. */
export function meanAndVariance(values: Iterable<number>): { mean: number; variance: number } {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    const step = value - mean;
    n += 1;
    mean += step / n;
    squares += step * (value - mean);
  }
  return { mean, variance: n > 1 ? squares / (n - 1) : 0 };
}
