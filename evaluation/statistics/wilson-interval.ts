import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** Lower and upper end. */
export type Interval = [low: number, high: number];

/**
 * Wilson's score interval of a proportion (Wilson 1927), all values between 0 and 1.
 *
 *   (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n)
 *
 * `n` may be an effective sample size and `z` another quantile (see clustered-proportion-interval).
 * With n = 0 nothing is known: [0, 1].
 *
 * @example wilsonInterval({ share: 81 / 263, n: 263 }) // [0.2553, 0.3662]
 */
export function wilsonInterval(options: {
  share: number;
  n: number;
  alpha?: number;
  z?: number;
}): Interval {
  const { share, n, alpha = 0.05 } = options;
  if (n <= 0) return [0, 1];
  const z = options.z ?? normalQuantile(1 - alpha / 2, 0, 1);
  const z2 = z * z;
  const centre = share + z2 / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  const low = share <= 0 ? 0 : Math.max(0, (centre - half) / scale);
  const high = share >= 1 ? 1 : Math.min(1, (centre + half) / scale);
  return [low, high];
}
