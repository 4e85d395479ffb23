import type { Matrix } from '../../linear-algebra/matrix.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import { normalInterval } from './normal-interval.ts';

/**
 * The Inception Score from logits (N x classes, without the classifier's bias as the original code
 * has it): exp of the mean divergence of p(y|x) from p(y), over `splits` parts in the given order.
 * `standardDeviation` is that over the parts (divided by their number), as reported in papers.
 *
 * Source: Salimans et al., "Improved Techniques for Training GANs", NeurIPS 2016.
 */
export function inceptionScore(options: { logits: Matrix; splits?: number }): {
  value: number;
  standardDeviation: number;
  ci95: [number, number] | null;
} {
  const { logits, splits = 10 } = options;
  const size = Math.floor(logits.rows / splits);
  if (size < 1) throw new RangeError(`${logits.rows} samples cannot make ${splits} parts.`);
  const probabilities = softmaxRows(logits);
  const scores = Array.from({ length: splits }, (_, part) =>
    scoreOf(
      probabilities.subarray(part * size * logits.columns, (part + 1) * size * logits.columns),
      logits.columns,
    ),
  );
  const { mean: value, variance } = meanAndVariance(scores);
  return {
    value,
    standardDeviation: Math.sqrt((variance * (splits - 1)) / splits),
    ci95:
      splits > 1
        ? normalInterval({ value, standardError: Math.sqrt(variance / splits), lowest: 1 })
        : null,
  };
}

function softmaxRows({ rows, columns, values }: Matrix): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < rows; i++) {
    const row = values.subarray(i * columns, (i + 1) * columns);
    const highest = row.reduce((max, value) => Math.max(max, value), -Infinity);
    const weights = row.map((value) => Math.exp(value - highest));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    for (let j = 0; j < columns; j++) result[i * columns + j] = (weights[j] ?? 0) / sum;
  }
  return result;
}

/** exp of the mean over x of sum p(y|x) (log p(y|x) - log p(y)); 0 log 0 is 0. */
function scoreOf(probabilities: Float64Array, classes: number): number {
  const rows = probabilities.length / classes;
  const marginal = new Float64Array(classes);
  probabilities.forEach((p, at) => {
    marginal[at % classes] = (marginal[at % classes] ?? 0) + p / rows;
  });
  const divergence = probabilities.reduce(
    (sum, p, at) => (p > 0 ? sum + p * Math.log(p / (marginal[at % classes] ?? 1)) : sum),
    0,
  );
  return Math.exp(divergence / rows);
}
