import { at } from '#domain/at.ts';
import { interval95 } from '../../statistics/interval-95.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import { columnMeans } from './moments.ts';
import { subMatrix } from '../../linear-algebra/sub-matrix.ts';

/** Parts that the score is taken over. */
export const SPLITS = 10;

/**
 * The Inception Score from logits (N x classes, without the classifier's bias as the original code
 * has it): exp of the mean divergence of p(y|x) from p(y), over `splits` parts in the given order,
 * from i N / splits to (i + 1) N / splits, each rounded down. `standardDeviation` is that over the
 * parts (divided by their number), as reported in papers.
 *
 * Source: Salimans et al., "Improved Techniques for Training GANs", NeurIPS 2016; the parts as in
 * torch-fidelity.
 */
export function inceptionScore(options: { logits: Matrix; splits?: number }): {
  value: number;
  standardDeviation: number;
  ci95: [number, number] | null;
} {
  const { logits, splits = SPLITS } = options;
  const { rows } = logits;
  if (rows < splits) throw new RangeError(`${rows} samples cannot make ${splits} parts.`);
  const probabilities = softmaxRows(logits);
  const scores = Array.from({ length: splits }, (_, part) => {
    const edge = (i: number): number => Math.floor((i * rows) / splits);
    return scoreOf(subMatrix(probabilities, { rows: [edge(part), edge(part + 1)] }));
  });
  const { mean: value, variance } = meanAndVariance(scores);
  const standardError = Math.sqrt(variance / splits);
  const degreesOfFreedom = splits - 1;
  return {
    value,
    standardDeviation: Math.sqrt((variance * (splits - 1)) / splits),
    ci95: splits > 1 ? interval95({ value, standardError, degreesOfFreedom, lowest: 1 }) : null,
  };
}

function softmaxRows(logits: Matrix): Matrix {
  const { rows, columns } = logits;
  const values = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const { values: row } = subMatrix(logits, { rows: [i, i + 1] });
    const highest = row.reduce((max, value) => Math.max(max, value), -Infinity);
    const weights = row.map((value) => Math.exp(value - highest));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    values.set(
      weights.map((weight) => weight / sum),
      i * columns,
    );
  }
  return { rows, columns, values };
}

/** exp of the mean over x of sum p(y|x) (log p(y|x) - log p(y)); 0 log 0 is 0. */
function scoreOf(probabilities: Matrix): number {
  const { rows, columns, values } = probabilities;
  const marginal = columnMeans(probabilities);
  const divergence = values.reduce(
    (sum, p, place) => (p > 0 ? sum + p * Math.log(p / at(marginal, place % columns)) : sum),
    0,
  );
  return Math.exp(divergence / rows);
}
