import { at } from '#domain/at.ts';
import { outcomeFeatures, outcomeProbabilities } from './davidson-likelihood.ts';
import type { DavidsonFit } from './davidson-model.ts';

/** Gradient of one vote's log-likelihood at the fit, for each ordered pair and outcome (countKinds). */
export function davidsonScores({ layout, parameters }: DavidsonFit, arms: number): Float64Array[] {
  return Array.from({ length: arms * arms }, (_, pair) => {
    const features = outcomeFeatures(layout, Math.floor(pair / arms), pair % arms);
    const probabilities = outcomeProbabilities(layout, features, parameters);
    const mean = parameters.map((_, k) =>
      features.reduce((sum, f, outcome) => sum + at(f, k) * at(probabilities, outcome), 0),
    );
    return features.map((feature) => feature.map((value, k) => value - at(mean, k)));
  }).flat();
}
