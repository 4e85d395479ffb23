import tQuantile from '@stdlib/stats-base-dists-t-quantile';

/** The 97.5% point of the normal distribution. */
const NORMAL_975 = 1.959963984540054;

/**
 * The 95% interval of an estimate, kept within the bounds of what it measures. Where the standard
 * error itself comes of few numbers, Student's distribution with their degrees of freedom makes up
 * for that.
 */
export function interval95(options: {
  value: number;
  standardError: number;
  degreesOfFreedom?: number;
  lowest?: number;
  highest?: number;
}): [number, number] {
  const {
    value,
    standardError,
    degreesOfFreedom,
    lowest = -Infinity,
    highest = Infinity,
  } = options;
  const point = degreesOfFreedom === undefined ? NORMAL_975 : tQuantile(0.975, degreesOfFreedom);
  const reach = point * standardError;
  const within = (x: number): number => Math.min(highest, Math.max(lowest, x));
  return [within(value - reach), within(value + reach)];
}
