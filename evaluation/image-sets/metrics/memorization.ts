import type { Matrix } from '../../linear-algebra/matrix.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { nearestNeighbours } from './nearest-neighbours.ts';
import { neighbourRadii } from './neighbour-radii.ts';
import { normalInterval } from './normal-interval.ts';

/** A generated sample beside the reference sample nearest to it. */
export type NearPair = {
  generated: number;
  reference: number;
  distance: number;
  /** distance over that from the reference sample to its own nearest neighbour */
  ratio: number;
};

export type Memorization = {
  /** share of generated samples nearer to a reference sample than any other reference sample is */
  value: number;
  ci95: [number, number];
  /** by ratio, the most suspicious first */
  nearest: NearPair[];
};

/**
 * Whether generated samples are copies of reference ones: the share that is not authentic, i.e.
 * lies closer to its nearest reference sample than that one's own nearest neighbour does. About a
 * half where both come of one distribution and the sets are of equal size; near 1 for copies.
 *
 * Source: Alaa et al., "How Faithful is your Synthetic Data?", ICML 2022 (authenticity, of which
 * this is the complement).
 */
export async function memorization(options: {
  generated: Matrix;
  reference: Matrix;
  multiply: MatrixProduct;
  /** pairs to list */
  listed?: number;
}): Promise<Memorization> {
  const { generated, reference, multiply, listed = 20 } = options;
  const { indices, distances } = await nearestNeighbours({
    queries: generated,
    set: reference,
    multiply,
  });
  const radii = await neighbourRadii({ set: reference, k: 1, multiply });
  const pairs = Array.from(indices, (index, i) => {
    const distance = distances[i] ?? 0;
    const radius = Math.sqrt(radii[index] ?? 0);
    return { generated: i, reference: index, distance, ratio: radius > 0 ? distance / radius : 1 };
  });
  const copied = meanAndVariance(pairs.map(({ ratio }) => (ratio < 1 ? 1 : 0)));
  return {
    value: copied.mean,
    ci95: normalInterval({
      value: copied.mean,
      standardError: Math.sqrt(copied.variance / generated.rows),
      lowest: 0,
      highest: 1,
    }),
    nearest: pairs.toSorted((a, b) => a.ratio - b.ratio).slice(0, listed),
  };
}
