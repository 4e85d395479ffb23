import { at } from '#domain/at.ts';
import { orNaN } from '#domain/or-nan.ts';
import type { Multiplicities } from '../../statistics/draw-multiplicities.ts';
import { percentileInterval } from '../../statistics/percentile-interval.ts';
import type { Interval } from '../../statistics/wilson-interval.ts';
import { coincidenceAdder, type Coincidences } from './coincidence-matrix.ts';

/**
 * Percentile bootstrap intervals of agreement coefficients, in the order given: whole prompts are
 * drawn with replacement (Zapf et al. 2016 advise resampling units; prompts, because the pairs of one
 * prompt resemble each other), and every coefficient is computed on each resample. `null` for a
 * coefficient that no resample defines, and for all when there are fewer than two prompts.
 */
export function bootstrapAgreement(options: {
  clusters: readonly Coincidences[];
  values: number;
  coefficients: readonly ((total: Coincidences) => number | null)[];
  /** of the clusters; null for no interval */
  draws: Multiplicities | null;
  alpha?: number;
}): (Interval | null)[] {
  const { clusters, values, coefficients, draws, alpha = 0.05 } = options;
  if (draws === null || clusters.length < 2) return coefficients.map(() => null);
  const { replicates, units, times } = draws;
  const drawn = coefficients.map(() => new Float64Array(replicates));
  const add = coincidenceAdder(clusters, values);
  for (let b = 0; b < replicates; b++) {
    const total = add(times.subarray(b * units, (b + 1) * units));
    coefficients.forEach((coefficient, k) => {
      // a resample that does not define the coefficient is left out of its interval
      at(drawn, k)[b] = orNaN(coefficient(total));
    });
  }
  return drawn.map((replicate) => percentileInterval(replicate, alpha));
}
