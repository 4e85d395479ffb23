import { fid } from '../metrics/fid.ts';
import { onnxMatrixProduct } from './onnx-matrix-product.ts';
import type { EvaluationInput } from './open-evaluation-input.ts';
import { summarizeInputs } from './summarize-inputs.ts';
import type { MeasureOptions, Provenance } from './summarize-inputs.ts';

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
 * interval, bias, warnings and provenance. Throws what `summarizeInputs` throws.
 */
export async function computeFid(options: MeasureOptions): Promise<FidResult> {
  return (await measure(options)).result;
}

/**
 * The distance of each of several sets to one reference, whose features are computed once.
 * `onProgress` counts the images of all sets together.
 */
export async function computeFids(
  options: Omit<MeasureOptions, 'a'> & { sets: readonly EvaluationInput[] },
): Promise<FidResult[]> {
  const { sets, onProgress, ...rest } = options;
  const total = [...sets, options.b].reduce((sum, input) => sum + imagesIn(input), 0);
  const results: FidResult[] = [];
  let b = options.b;
  let before = 0;
  for (const a of sets) {
    const count = imagesIn(a) + imagesIn(b);
    const start = before;
    const measured = await measure({
      ...rest,
      a,
      b,
      onProgress: (done) => onProgress?.(start + done, total),
    });
    results.push(measured.result);
    b = measured.reference;
    before += count;
  }
  return results;
}

function imagesIn(input: EvaluationInput): number {
  return input.kind === 'images' ? input.set.count : 0;
}

/** The result, and the second side in the cheapest form in which it can be used again. */
async function measure(
  options: MeasureOptions,
): Promise<{ result: FidResult; reference: EvaluationInput }> {
  const multiply = onnxMatrixProduct();
  const { a, b, provenance } = await summarizeInputs({ ...options, multiply, keep: 'bounded' });
  const { n, dims, network, resize, device, precision, warnings } = provenance;
  const { value, ci95, biasEstimate, method } = await fid({
    a: a.summary,
    b: b.summary,
    multiply,
  });
  const result: FidResult = {
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
    warnings,
  };
  const label = options.b.kind === 'images' ? options.b.set.label : options.b.label;
  const reference: EvaluationInput =
    b.summary.kind === 'samples'
      ? { kind: 'features', label, features: b.summary.samples }
      : options.b;
  return { result, reference };
}
