import { at } from '#domain/at.ts';
import { centredTogether } from './centred-together.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { nearestNeighbours } from './nearest-neighbours.ts';
import { neighbourRadii } from './neighbour-radii.ts';
import { shareInterval } from './share-interval.ts';
import { subsampleStandardErrors } from './subsample-standard-errors.ts';

/** A generated sample beside the reference sample nearest to it. */
type NearPair = {
  generated: number;
  reference: number;
  distance: number;
  /** distance over that from the reference sample to its own nearest neighbour; 0 for a copy */
  ratio: number;
};

export type Memorization = {
  /** share of generated samples nearer to a reference sample than any other reference sample is */
  value: number;
  ci95: [number, number];
  /** by ratio, the most suspicious first */
  nearest: NearPair[];
};

type Sets = { generated: Matrix; reference: Matrix; multiply: MatrixProduct };

/**
 * Whether generated samples are copies of reference ones: the share that is not authentic, i.e.
 * lies closer to its nearest reference sample than that one's own nearest neighbour does. About a
 * half where both come of one distribution and the sets are of equal size; near 1 for copies.
 * Reference samples that are equal count as one, so that a copy of them is found as well. Throws
 * RangeError where all are equal.
 *
 * Source: Alaa et al., "How Faithful is your Synthetic Data?", ICML 2022 (authenticity, of which
 * this is the complement).
 */
export async function memorization(
  options: Sets & {
    /** of the draws behind the interval */
    uniform: () => number;
    /** pairs to list */
    listed?: number;
  },
): Promise<Memorization> {
  const { uniform, multiply, listed = 20 } = options;
  const { a: generated, b: reference } = centredTogether(options.generated, options.reference);
  const pairs = await nearPairs({ generated, reference, multiply });
  if (pairs.some(({ distance, ratio }) => distance > 0 && ratio === 0))
    throw new RangeError('the reference samples are all equal: none has another beside it');
  const value = shareCopied(pairs);
  const drawn = await subsampleStandardErrors({
    a: generated,
    b: reference,
    share: 0.25,
    atLeast: 2,
    uniform,
    statistics: async (a, b) => [
      shareCopied(await nearPairs({ generated: a, reference: b, multiply })),
    ],
  });
  return {
    value,
    ci95: shareInterval({ value, drawn: at(drawn, 0), n: generated.rows }),
    nearest: pairs.toSorted((x, y) => x.ratio - y.ratio).slice(0, listed),
  };
}

function shareCopied(pairs: readonly NearPair[]): number {
  return meanAndVariance(pairs.map(({ ratio }) => (ratio < 1 ? 1 : 0))).mean;
}

async function nearPairs({ generated, reference, multiply }: Sets): Promise<NearPair[]> {
  const { indices, squared } = await nearestNeighbours({
    queries: generated,
    set: reference,
    multiply,
  });
  const radii = await neighbourRadii({ set: reference, k: 1, multiply, distinct: true });
  return Array.from(indices, (index, i) => {
    const distance = Math.sqrt(at(squared, i));
    const ratio = distance === 0 ? 0 : distance / Math.sqrt(at(radii, index));
    return { generated: i, reference: index, distance, ratio };
  });
}
