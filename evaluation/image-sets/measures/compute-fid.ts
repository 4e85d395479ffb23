import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { fid } from '../metrics/fid.ts';
import { fidFields } from './fid-fields.ts';
import type { FidFields } from './fid-fields.ts';
import { onnxMatrixProduct } from './onnx-matrix-product.ts';
import type { EvaluationInput } from './open-evaluation-input.ts';
import type { MeasureOptions } from './measure-options.ts';
import { fidOfOneSet } from './of-one-set.ts';
import { openSides } from './open-sides.ts';
import { areSameFeatures } from './same-features.ts';
import { provenanceOf } from './provenance.ts';
import type { Provenance } from './provenance.ts';

/** The value and its provenance, in the form of `onpar fid --json`. */
export type FidResult = Provenance & FidFields & { metric: 'fid' };

/**
 * The Fréchet (Inception) distance of two sets of images, features or stored statistics, with its
 * interval, bias, warnings and provenance. Throws UserError for images that cannot be read, sides
 * that cannot be compared, or a device that is not there.
 */
export async function computeFid({ a, ...options }: MeasureOptions): Promise<FidResult> {
  return at(await computeFids({ ...options, sets: [a] }), 0);
}

/** The distance of each of several sets to one reference, whose features are computed once. */
export async function computeFids(
  options: Omit<MeasureOptions, 'a'> & { sets: readonly EvaluationInput[] },
): Promise<FidResult[]> {
  const { sets, b, ...rest } = options;
  const multiply = onnxMatrixProduct();
  const sides = await openSides({ ...rest, inputs: [...sets, b], multiply, keep: 'bounded' });
  const skip = rest.onBadImage === 'skip';
  try {
    const sideB = await sides.summarize(b);
    const results: FidResult[] = [];
    for (const a of sets) {
      const sideA = await sides.summarize(a);
      const { made } = sides;
      const same = areSameFeatures(sideA.summary, sideB.summary);
      const provenance = provenanceOf({ made, sideA, sideB, metrics: ['fid'], same, skip });
      const measured = await distanceOf({ a: sideA.summary, b: sideB.summary, multiply });
      results.push(inOrder(same ? fidOfOneSet(measured) : measured, provenance));
    }
    return results;
  } finally {
    await sides.close();
  }
}

/** Keys in the order of the contract, further ones behind. */
function inOrder(
  { value, ci95, bias_estimate, ddof, method, ...further }: FidFields,
  { n, distinct, dims, network, resize, device, precision, warnings, ...notes }: Provenance,
): FidResult {
  const made = { n, dims, network, resize, ddof, method, device, precision, warnings };
  return { metric: 'fid', value, ci95, bias_estimate, ...made, ...further, distinct, ...notes };
}

async function distanceOf(options: Parameters<typeof fid>[0]): Promise<FidFields> {
  try {
    return fidFields(await fid(options));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const reason = cause.message.replace(/\.$/, '');
    throw new UserError(`The FID cannot be computed: ${reason}.`, {
      code: 'not-computable',
      cause,
    });
  }
}
