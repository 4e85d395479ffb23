import { forEachProductBlock } from '../../linear-algebra/for-each-product-block.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { neighbourRadii } from './neighbour-radii.ts';
import { normalInterval } from './normal-interval.ts';
import { squaredNorms } from '../../linear-algebra/squared-norms.ts';

export type Share = { value: number; ci95: [number, number] };

export type Prdc = { precision: Share; recall: Share; density: Share; coverage: Share };

/**
 * Precision, recall, density and coverage of generated features against real ones, with balls to
 * the k-th neighbour (5 by default):
 * precision, the share of generated samples inside a real ball; recall, of real samples inside a
 * generated ball; density, how many real balls hold a generated sample, over k; coverage, the share
 * of real balls that hold one. Intervals are for the samples averaged over, the balls being given.
 *
 * Source: Kynkäänniemi et al., NeurIPS 2019; Naeem et al., "Reliable Fidelity and Diversity
 * Metrics for Generative Models", ICML 2020 (strict inequalities, as its code).
 */
export async function prdc(options: {
  real: Matrix;
  generated: Matrix;
  multiply: MatrixProduct;
  k?: number;
}): Promise<Prdc> {
  const { real, generated, multiply, k = 5 } = options;
  const realRadii = await neighbourRadii({ set: real, k, multiply });
  const generatedRadii = await neighbourRadii({ set: generated, k, multiply });
  const realSquared = squaredNorms(real);
  const generatedSquared = squaredNorms(generated);
  const realBallsAround = new Float64Array(generated.rows);
  const insideGenerated = new Float64Array(real.rows);
  const covered = new Float64Array(real.rows);
  await forEachProductBlock({ left: real, right: generated, multiply }, (block) => {
    for (let i = 0; i < block.rows; i++) {
      const row = block.rowStart + i;
      for (let j = 0; j < block.columns; j++) {
        const column = block.columnStart + j;
        const product = block.values[i * block.columns + j] ?? 0;
        const squares = (realSquared[row] ?? 0) + (generatedSquared[column] ?? 0);
        const distance = Math.max(0, squares - 2 * product);
        if (distance < (realRadii[row] ?? 0)) {
          realBallsAround[column] = (realBallsAround[column] ?? 0) + 1;
          covered[row] = 1;
        }
        if (distance < (generatedRadii[column] ?? 0)) insideGenerated[row] = 1;
      }
    }
  });
  return {
    precision: share(realBallsAround.map((count) => Math.min(1, count))),
    recall: share(insideGenerated),
    density: share(
      realBallsAround.map((count) => count / k),
      Infinity,
    ),
    coverage: share(covered),
  };
}

function share(values: Float64Array, highest = 1): Share {
  const { mean: value, variance } = meanAndVariance(values);
  const standardError = Math.sqrt(variance / values.length);
  return { value, ci95: normalInterval({ value, standardError, lowest: 0, highest }) };
}
