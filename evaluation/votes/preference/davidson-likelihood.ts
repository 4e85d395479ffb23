import { at } from '#domain/at.ts';
import type { PairCounts } from './preference-votes.ts';

/** Which parameters are in the model besides the worths. */
export type DavidsonTerms = { side: boolean; tie: boolean };

/** Position of each parameter in the vector; the first arm's log worth is fixed at 0. */
export type DavidsonLayout = { size: number; side: number | null; tie: number | null };

export function davidsonLayout(arms: number, terms: DavidsonTerms): DavidsonLayout {
  let size = arms - 1;
  const side = terms.side ? size++ : null;
  const tie = terms.tie ? size++ : null;
  return { size, side, tie };
}

/** d(log weight)/d(parameter) of the three outcomes (left, right, tie) of an ordered pair. */
export function outcomeFeatures(
  layout: DavidsonLayout,
  left: number,
  right: number,
): [Float64Array, Float64Array, Float64Array] {
  const leftWins = new Float64Array(layout.size);
  const rightWins = new Float64Array(layout.size);
  const tie = new Float64Array(layout.size);
  if (left > 0) leftWins[left - 1] = 1;
  if (layout.side !== null) leftWins[layout.side] = 1;
  if (right > 0) rightWins[right - 1] = 1;
  for (let k = 0; k < layout.size; k++) tie[k] = (at(leftWins, k) + at(rightWins, k)) / 2;
  if (layout.tie !== null) tie[layout.tie] = 1;
  return [leftWins, rightWins, tie];
}

/** Probabilities of left, right and tie (0 when ties are not modelled) at the parameters. */
export function outcomeProbabilities(
  layout: DavidsonLayout,
  features: readonly Float64Array[],
  parameters: Float64Array,
): [number, number, number] {
  const weights = features.map((feature, outcome) => {
    if (outcome === 2 && layout.tie === null) return 0;
    let log = 0;
    for (let k = 0; k < parameters.length; k++) log += at(feature, k) * at(parameters, k);
    return Math.exp(log);
  });
  const [left, right, tie] = [at(weights, 0), at(weights, 1), at(weights, 2)];
  const total = left + right + tie;
  return [left / total, right / total, tie / total];
}

/** Log-likelihood with its gradient and the observed information (minus its Hessian). */
export type Curvature = {
  logLikelihood: number;
  gradient: Float64Array;
  information: Float64Array[];
};

/** The model is a multinomial logit in its parameters, so the information needs no outcomes. */
export function davidsonCurvature(
  pairs: PairCounts,
  layout: DavidsonLayout,
  parameters: Float64Array,
): Curvature {
  const gradient = new Float64Array(layout.size);
  const information = Array.from({ length: layout.size }, () => new Float64Array(layout.size));
  let logLikelihood = 0;
  for (let pair = 0; pair < pairs.arms * pairs.arms; pair++) {
    const counts = pairs.counts.subarray(pair * 3, pair * 3 + 3);
    const total = at(counts, 0) + at(counts, 1) + at(counts, 2);
    if (total === 0) continue;
    const features = outcomeFeatures(layout, Math.floor(pair / pairs.arms), pair % pairs.arms);
    const probabilities = outcomeProbabilities(layout, features, parameters);
    const mean = new Float64Array(layout.size);
    features.forEach((feature, outcome) => addScaled(mean, feature, at(probabilities, outcome)));
    features.forEach((feature, outcome) => {
      const observed = at(counts, outcome);
      if (observed > 0) logLikelihood += observed * Math.log(at(probabilities, outcome));
      const deviation = feature.map((value, k) => value - at(mean, k));
      addScaled(gradient, deviation, observed);
      const weight = total * at(probabilities, outcome);
      information.forEach((row, k) => addScaled(row, deviation, weight * at(deviation, k)));
    });
  }
  return { logLikelihood, gradient, information };
}

function addScaled(target: Float64Array, vector: Float64Array, scale: number): void {
  for (let k = 0; k < target.length; k++) target[k] = at(target, k) + scale * at(vector, k);
}
