import { interval95 } from '../../statistics/interval-95.ts';

/**
 * The 95% interval of a squared distance: between its normal one and that of its root, squared, which
 * reaches further up, as the errors of squares do.
 */
export function discrepancyInterval(options: {
  value: number;
  standardError: number;
  degreesOfFreedom: number;
  lowest?: number;
}): [number, number] {
  const { value, lowest = -Infinity } = options;
  const [low, high] = interval95({ ...options, lowest: -Infinity });
  const reach = high - value;
  const shift = value > reach ? reach ** 2 / (4 * value) : Math.max(0, value) / 4;
  return [Math.max(lowest, low + shift), high + shift];
}
