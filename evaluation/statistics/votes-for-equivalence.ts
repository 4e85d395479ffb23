import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** Share of votes that prefer an arm, where nothing else is known. */
const DECISIVE = 0.5;

/**
 * Independent votes below which two one-sided tests cannot show equivalence even when the net
 * preference is 0: the smallest n with z(1 - α) sqrt(d / n) at most the margin, d = 1/2 being decisive.
 *
 * @example votesForEquivalence({ margin: 0.1, level: 0.05 }) // 136
 */
export function votesForEquivalence({ margin, level }: { margin: number; level: number }): number {
  const z = normalQuantile(1 - level, 0, 1);
  return Math.ceil(DECISIVE * (z / margin) ** 2);
}
