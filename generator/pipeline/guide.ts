// A hot loop of `npm run bench:generator`: elements of typed arrays are read with a default that is
// never taken, since asking for each would cost as much as the arithmetic.
/** Standard deviation with divisor n - 1, as `torch.std`. */
function standardDeviation(values: Float32Array): number {
  const { length } = values;
  let mean = 0;
  for (let i = 0; i < length; i++) mean += values[i] ?? NaN;
  mean /= length;
  let squares = 0;
  for (let i = 0; i < length; i++) {
    const difference = (values[i] ?? NaN) - mean;
    squares += difference * difference;
  }
  return Math.sqrt(squares / (length - 1));
}

/**
 * Classifier-free guidance of one sample, u + g (c - u), in float32 as torch computes it
 * (Ho and Salimans 2207.12598), then rescaled towards the deviation of the conditional output:
 * phi x std(c) / std(x) + (1 - phi) x (Lin et al. 2305.08891, section 3.4).
 *
 * @param unconditional u, the U-Net's output for the negative prompt
 * @param conditional c, its output for the prompt
 * @param scale g
 * @param rescale phi, 0 to 1; 0 leaves x as it is
 */
export function guide(options: {
  unconditional: Float32Array;
  conditional: Float32Array;
  scale: number;
  rescale: number;
}): Float32Array {
  const { unconditional, conditional, rescale } = options;
  const scale = Math.fround(options.scale);
  const guided = new Float32Array(conditional.length);
  for (let i = 0; i < guided.length; i++) {
    const u = unconditional[i] ?? NaN;
    const difference = Math.fround((conditional[i] ?? NaN) - u);
    guided[i] = u + Math.fround(scale * difference);
  }
  if (rescale <= 0) return guided;
  const ratio = Math.fround(standardDeviation(conditional) / standardDeviation(guided));
  const phi = Math.fround(rescale);
  const rest = Math.fround(1 - rescale);
  for (let i = 0; i < guided.length; i++) {
    const x = guided[i] ?? NaN;
    guided[i] = Math.fround(phi * Math.fround(x * ratio)) + Math.fround(rest * x);
  }
  return guided;
}
