import { kernelSums } from './kernel-sums.ts';
import type { Kernel } from './kernel-sums.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { normalInterval } from './normal-interval.ts';

const SIGMA = 10;
/** The factor that the authors report the value with. */
const SCALE = 1000;

const gaussian: Kernel = (product, leftSquared, rightSquared) =>
  Math.exp(-(leftSquared + rightSquared - 2 * product) / (2 * SIGMA * SIGMA));

/**
 * CMMD: 1000 times the squared maximum mean discrepancy with a Gaussian kernel of width 10, in the
 * authors' form (all pairs, a sample with itself included). Made for CLIP embeddings of unit length
 * (ViT-L/14 at 336 pixels); on other features the number is of that network only.
 *
 * Source: Jayasumana et al., "Rethinking FID: Towards a Better Evaluation Metric for Image
 * Generation", CVPR 2024.
 */
export async function cmmd(options: {
  a: Matrix;
  b: Matrix;
  multiply: MatrixProduct;
}): Promise<{ value: number; standardError: number; ci95: [number, number] }> {
  const { a, b, multiply } = options;
  const within = async (set: Matrix): Promise<Float64Array> => {
    const sums = await kernelSums({ left: set, right: set, kernel: gaussian, multiply });
    return sums.ofRows.map((sum) => sum / set.rows);
  };
  const between = await kernelSums({ left: a, right: b, kernel: gaussian, multiply });
  const ownA = await within(a);
  const ownB = await within(b);
  const gainA = meanAndVariance(ownA.map((v, i) => v - (between.ofRows[i] ?? 0) / b.rows));
  const gainB = meanAndVariance(ownB.map((v, i) => v - (between.ofColumns[i] ?? 0) / a.rows));
  const value = SCALE * (gainA.mean + gainB.mean);
  const standardError = SCALE * 2 * Math.sqrt(gainA.variance / a.rows + gainB.variance / b.rows);
  return { value, standardError, ci95: normalInterval({ value, standardError, lowest: 0 }) };
}
