/** For each output coordinate: where its input window starts, how long it is, and its weights. */
export type ResamplingTaps = {
  starts: Int32Array;
  counts: Int32Array;
  /** Row `i` (length `width`) holds the weights of output `i`; unused places are zero. */
  weights: Float64Array;
  width: number;
};

/**
 * The windows and weights of separable antialiased resampling, in float64, as Pillow and torch
 * (`antialias=True`) define them: the filter is stretched by the reduction factor, centred at
 * `(i + 0.5) * scale`, cut at the borders and normalised to sum to one.
 */
export function resamplingTaps(options: {
  inputSize: number;
  outputSize: number;
  support: number;
  filter: (x: number) => number;
}): ResamplingTaps {
  const { inputSize, outputSize, filter } = options;
  const scale = inputSize / outputSize;
  const stretch = Math.max(scale, 1);
  const support = options.support * stretch;
  const width = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(outputSize);
  const counts = new Int32Array(outputSize);
  const weights = new Float64Array(outputSize * width);
  for (let i = 0; i < outputSize; i++) {
    const centre = (i + 0.5) * scale;
    const start = Math.max(Math.trunc(centre - support + 0.5), 0);
    const count = Math.min(Math.trunc(centre + support + 0.5), inputSize) - start;
    const row = weights.subarray(i * width, i * width + count);
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const weight = filter((k + start - centre + 0.5) * (1 / stretch));
      row[k] = weight;
      sum += weight;
    }
    if (sum !== 0) row.forEach((weight, k) => (row[k] = weight / sum));
    starts[i] = start;
    counts[i] = count;
  }
  return { starts, counts, weights, width };
}
