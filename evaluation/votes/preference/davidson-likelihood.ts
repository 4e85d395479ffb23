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
  for (let k = 0; k < layout.size; k++) tie[k] = ((leftWins[k] ?? 0) + (rightWins[k] ?? 0)) / 2;
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
    for (let k = 0; k < parameters.length; k++) log += (feature[k] ?? 0) * (parameters[k] ?? 0);
    return Math.exp(log);
  });
  const [left = 0, right = 0, tie = 0] = weights;
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
    const total = (counts[0] ?? 0) + (counts[1] ?? 0) + (counts[2] ?? 0);
    if (total === 0) continue;
    const features = outcomeFeatures(layout, Math.floor(pair / pairs.arms), pair % pairs.arms);
    const probabilities = outcomeProbabilities(layout, features, parameters);
    const mean = new Float64Array(layout.size);
    features.forEach((feature, outcome) => addScaled(mean, feature, probabilities[outcome] ?? 0));
    features.forEach((feature, outcome) => {
      const observed = counts[outcome] ?? 0;
      if (observed > 0) logLikelihood += observed * Math.log(probabilities[outcome] ?? 0);
      const deviation = feature.map((value, k) => value - (mean[k] ?? 0));
      addScaled(gradient, deviation, observed);
      const weight = total * (probabilities[outcome] ?? 0);
      information.forEach((row, k) => addScaled(row, deviation, weight * (deviation[k] ?? 0)));
    });
  }
  return { logLikelihood, gradient, information };
}

function addScaled(target: Float64Array, vector: Float64Array, scale: number): void {
  for (let k = 0; k < target.length; k++) target[k] = (target[k] ?? 0) + scale * (vector[k] ?? 0);
}
