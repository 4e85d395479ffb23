import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';

/** One trial as an onlooker could measure it: for each feature, the left image's value less the right's. */
export type Observation = { rater: number; aOnLeft: boolean; features: Record<string, number> };

export type Verdict = {
  feature: string;
  /** trials in which the two sides differ in the feature */
  trials: number;
  /** of them, those in which the larger value was arm A's */
  hits: number;
  /** two-sided, of the exact binomial test against chance */
  p: number;
};

/** Whether a feature goes with one of the arms more than chance would have it; one verdict a feature. */
export function judgeFeatures(observations: readonly Observation[]): Verdict[] {
  return namesOf(observations).map((feature) => {
    const signs = observations
      .map(
        ({ aOnLeft, features }) =>
          Math.sign(present(features[feature], feature)) * (aOnLeft ? 1 : -1),
      )
      .filter((sign) => sign !== 0);
    const hits = signs.filter((sign) => sign > 0).length;
    return { feature, trials: signs.length, hits, p: twoSided(hits, signs.length) };
  });
}

/**
 * A classifier trained on the first rater's trials and tried on the others': it picks the feature
 * that tells the arms apart best, and its direction.
 *
 * @returns how often it was right, of how many, and how likely chance does as well
 */
export function trainAndTry(observations: readonly Observation[]): {
  feature: string;
  right: number;
  trials: number;
  p: number;
} {
  const training = observations.filter(({ rater }) => rater === 0);
  const trial = observations.filter(({ rater }) => rater !== 0);
  const best = at(
    judgeFeatures(training).sort((a, b) => lean(b) - lean(a)),
    0,
    'the features',
  );
  const { feature } = best;
  const direction = best.hits * 2 >= best.trials ? 1 : -1;
  const guesses = trial
    .map(
      ({ aOnLeft, features }) =>
        Math.sign(present(features[feature], feature)) * (aOnLeft ? 1 : -1) * direction,
    )
    .filter((sign) => sign !== 0);
  const right = guesses.filter((guess) => guess > 0).length;
  const p = right === 0 ? 1 : 1 - binomialCdf(right - 1, guesses.length, 0.5);
  return { feature, right, trials: guesses.length, p };
}

function lean({ hits, trials }: Verdict): number {
  return Math.abs(hits - trials / 2);
}

function twoSided(hits: number, trials: number): number {
  const tail = binomialCdf(Math.min(hits, trials - hits), trials, 0.5);
  return Math.min(1, 2 * tail);
}

function namesOf(observations: readonly Observation[]): string[] {
  return [...new Set(observations.flatMap(({ features }) => Object.keys(features)))];
}
