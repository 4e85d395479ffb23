/** The 97.5% point of the normal distribution. */
const NORMAL_975 = 1.959963984540054;

/** The 95% interval of a normal estimate, kept within the bounds of what it measures. */
export function normalInterval(options: {
  value: number;
  standardError: number;
  lowest?: number;
  highest?: number;
}): [number, number] {
  const { value, standardError, lowest = -Infinity, highest = Infinity } = options;
  const reach = NORMAL_975 * standardError;
  return [Math.max(lowest, value - reach), Math.min(highest, value + reach)];
}
