import { fid } from '../metrics/fid.ts';
import { onnxMatrixProduct } from './onnx-matrix-product.ts';
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
  const multiply = onnxMatrixProduct();
  const { a, b, provenance } = await summarizeInputs({ ...options, multiply, keep: 'bounded' });
  const { n, dims, network, resize, device, precision, warnings } = provenance;
  const { value, ci95, biasEstimate, method } = await fid({
    a: a.summary,
    b: b.summary,
    multiply,
  });
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
    warnings,
  };
}
