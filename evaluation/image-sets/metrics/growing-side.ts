import { at } from '#domain/at.ts';
import { gaussianOfMoments, gaussianOfSamples } from './gaussian-fit.ts';
import type { GaussianFit } from './gaussian-fit.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import { emptyMoments, mergeMoments, momentsOfRows } from './moments.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { selectRows } from '../../linear-algebra/select-rows.ts';
import { shuffledIndices } from './shuffled-indices.ts';

/** A side of a distance of which larger and larger random subsets are fitted. */
export type GrowingSide = {
  /** The variance of the distance that comes of this side's samples. */
  variance: number;
  /** The fit of a share of the samples, and by how much who is in it moves the distance. */
  grow: (share: number) => Promise<{ fit: GaussianFit; chance: number }>;
};

/**
 * A side whose subsets grow in one random order; each share must be larger than the last. The
 * `influences` are those of the samples on the distance of the whole.
 */
export function growingSide(options: {
  samples: Matrix;
  influences: Float64Array;
  multiply: MatrixProduct;
  uniform: () => number;
}): GrowingSide {
  const { samples, influences, multiply, uniform } = options;
  const { rows: n, columns } = samples;
  const order = shuffledIndices(n, uniform);
  const moments = emptyMoments(columns);
  const whole = meanAndVariance(influences);
  return {
    variance: whole.variance / n,
    grow: async (share) => {
      const size = Math.round(share * n);
      const taken = order.subarray(0, size);
      const added = selectRows(samples, order.subarray(moments.n, size));
      if (added.rows > 0) mergeMoments(moments, await momentsOfRows(added, multiply));
      const fit =
        size > columns
          ? gaussianOfMoments(moments, { multiply })
          : await gaussianOfSamples(selectRows(samples, taken), { multiply });
      const ofTaken = meanAndVariance(Array.from(taken, (i) => at(influences, i))).mean;
      return { fit, chance: ofTaken - whole.mean };
    },
  };
}

/** A side that stays as it is, whatever the share. */
export function fixedSide(fit: GaussianFit): GrowingSide {
  return { variance: 0, grow: () => Promise.resolve({ fit, chance: 0 }) };
}
