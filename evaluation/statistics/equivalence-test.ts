import { clusteredP } from './clustered-p.ts';
import type { ClusteredMean } from './score-reach.ts';

/**
 * Two one-sided tests of equivalence (Schuirmann 1987): is a mean within ± margin? The p value is the
 * larger of the two one-sided ones, each half of the two-sided p value of a margin on its side of the
 * estimate; equivalent when it is below α, which is when the interval at 2α lies within the margin.
 */
export function equivalenceTest(
  mean: ClusteredMean,
  { margin, alpha = 0.05 }: { margin: number; alpha?: number },
): { p: number; equivalent: boolean } {
  const below = oneSided(clusteredP(mean, margin), mean.estimate < margin);
  const above = oneSided(clusteredP(mean, -margin), mean.estimate > -margin);
  const p = Math.max(below, above);
  return { p, equivalent: p < alpha };
}

function oneSided(twoSided: number, estimateLiesWithin: boolean): number {
  return estimateLiesWithin ? twoSided / 2 : 1 - twoSided / 2;
}
