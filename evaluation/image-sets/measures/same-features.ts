import { at } from '#domain/at.ts';
import type { FeatureSummary } from '../metrics/feature-summary.ts';

/** Whether two sides hold the same features, so that a comparison of them says nothing. */
export function areSameFeatures(a: FeatureSummary, b: FeatureSummary): boolean {
  if (a.n !== b.n) return false;
  if (a.kind === 'statistics')
    return (
      b.kind === 'statistics' &&
      sameNumbers(a.mean, b.mean) &&
      sameNumbers(a.covariance.values, b.covariance.values)
    );
  return b.kind !== 'statistics' && sameNumbers(a.samples.values, b.samples.values);
}

function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => value === at(b, i));
}
