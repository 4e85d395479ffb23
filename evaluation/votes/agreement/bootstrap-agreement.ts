import { at } from '#domain/at.ts';
import { orNaN } from '#domain/or-nan.ts';
import { drawMultiplicities } from '../../statistics/draw-multiplicities.ts';
import { percentileInterval } from '../../statistics/percentile-interval.ts';
import type { Random } from '../../statistics/seeded-random.ts';
import type { Interval } from '../../statistics/wilson-interval.ts';
import { sumCoincidences, type Coincidences } from './coincidence-matrix.ts';

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
  replicates: number;
  random: Random;
  alpha?: number;
}): (Interval | null)[] {
  const { clusters, values, coefficients, random, alpha = 0.05 } = options;
  const replicates = clusters.length > 1 ? options.replicates : 0;
  const drawn = coefficients.map(() => new Float64Array(replicates));
  const times = new Float64Array(clusters.length);
  for (let b = 0; b < replicates; b++) {
    drawMultiplicities(times, random);
    const total = sumCoincidences(clusters, values, times);
    coefficients.forEach((coefficient, k) => {
      // a resample that does not define the coefficient is left out of its interval
      at(drawn, k)[b] = orNaN(coefficient(total));
    });
  }
  return drawn.map((replicate) => percentileInterval(replicate, alpha));
}
