import { interval95 } from './interval-95.ts';

/** The share of the reach at which between equal sets too the intervals cover as they say. */
const SHAPE = 3 / 4;

/**
 * The 95% interval of a squared distance, or a density, whose standard error grows with it: the normal
 * one of its logarithm, so that it reaches further up than down. A value below three quarters of its
 * own reach, which may be negative, gets the shape of one there, around itself.
 *
 *   v - r (1 - exp(-u)) / u   to   v + r (exp(u) - 1) / u,   r the normal reach, u = r / max(v, 3 r / 4)
 *
 * Source: Cox & Hinkley, Theoretical Statistics, 1974, section 9.3 (variance that depends on the mean).
 */
export function squaredDistanceInterval(options: {
  value: number;
  standardError: number;
  degreesOfFreedom?: number;
  lowest?: number;
}): [number, number] {
  const { value, lowest = -Infinity, ...error } = options;
  const [, reach] = interval95({ ...error, value: 0 });
  if (reach === 0) return [value, value];
  const ratio = reach / Math.max(value, SHAPE * reach);
  return [
    Math.max(lowest, value + (reach * Math.expm1(-ratio)) / ratio),
    value + (reach * Math.expm1(ratio)) / ratio,
  ];
}
