import { at } from '#domain/at.ts';
import { fid } from '../metrics/fid.ts';
import { onnxMatrixProduct } from './onnx-matrix-product.ts';
import type { EvaluationInput } from './open-evaluation-input.ts';
import type { MeasureOptions } from './measure-options.ts';
import { openSides } from './open-sides.ts';
import { provenanceOf } from './provenance.ts';
import type { Provenance } from './provenance.ts';

/** The value and its provenance, in the form of `onpar fid --json`. */
export type FidResult = Provenance & {
  metric: 'fid';
  value: number;
  ci95: [number, number] | null;
  bias_estimate: number | null;
  ddof: 1;
  method: string;
};

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
      const provenance = provenanceOf({ made: sides.made, sideA, sideB, skip });
      const distance = await fid({ a: sideA.summary, b: sideB.summary, multiply });
      results.push(resultOf(distance, provenance));
    }
    return results;
  } finally {
    await sides.close();
  }
}

function resultOf(
  { value, ci95, biasEstimate, method }: Awaited<ReturnType<typeof fid>>,
  { n, dims, network, resize, device, precision, ...notes }: Provenance,
): FidResult {
  return {
    metric: 'fid',
    value,
    ci95,
    bias_estimate: biasEstimate,
    n,
    dims,
    network,
    resize,
    ddof: 1,
    method,
    device,
    precision,
    ...notes,
  };
}
