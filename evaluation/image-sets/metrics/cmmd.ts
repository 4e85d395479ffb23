import { discrepancy } from './discrepancy.ts';
import type { Kernel } from './kernel-means.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { squaredDistanceInterval } from '../../statistics/squared-distance-interval.ts';

const SIGMA = 10;
/** The factor that the authors report the value with. */
const SCALE = 1000;

const gaussian: Kernel = (product, leftSquared, rightSquared) =>
  Math.exp(-(leftSquared + rightSquared - 2 * product) / (2 * SIGMA * SIGMA));

/**
 * CMMD: 1000 times the squared maximum mean discrepancy with a Gaussian kernel of width 10, in the
 * authors' form (all pairs, a sample with itself included). Made for CLIP embeddings of unit length
 * (ViT-L/14 at 336 pixels); on other features the number is of that network only. The interval is of
 * the value with so many samples. Throws what `discrepancy` throws.
 *
 * Source: Jayasumana et al., "Rethinking FID: Towards a Better Evaluation Metric for Image
 * Generation", CVPR 2024.
 */
export async function cmmd(options: {
  a: Matrix;
  b: Matrix;
  multiply: MatrixProduct;
}): Promise<{ value: number; standardError: number; ci95: [number, number] }> {
  const { unbiased, biased, ...found } = await discrepancy({ ...options, kernel: gaussian });
  const standardError = SCALE * found.standardError;
  const degreesOfFreedom = Math.min(options.a.rows, options.b.rows) - 1;
  const [low, high] = squaredDistanceInterval({
    value: SCALE * unbiased,
    standardError,
    degreesOfFreedom,
  });
  // What pairs of a sample with itself add hardly varies.
  const added = SCALE * (biased - unbiased);
  return {
    value: SCALE * biased,
    standardError,
    ci95: [Math.max(0, low + added), high + added],
  };
}
