/** The noise that a stochastic sampler was handed. Not handing it any is a fault of the caller. */
export function requireNoise(noise: (() => Float32Array) | undefined): Float32Array {
  if (noise === undefined) throw new TypeError('This scheduler needs a source of noise to step.');
  return noise();
}
