import { createMt19937 } from './mt19937.ts';
import type { NoiseSource } from './noise-shape.ts';

/** A 53-bit uniform in [0, 1) from the top 27 and 26 bits of two words. */
function nextDouble(nextWord: () => number): number {
  const high = nextWord() >>> 5;
  const low = nextWord() >>> 6;
  return (high * 2 ** 26 + low) * 2 ** -53;
}

/**
 * `numpy.random.RandomState(seed).randn`, rounded to float32: the noise of the older ONNX
 * pipelines.
 *
 * The polar method: of a point (x1, x2) drawn in the unit disc the scaled x2 is returned and the
 * scaled x1 kept for the next value, also across calls.
 *
 * @param seed an integer from 0 to 2^32 - 1, as numpy asks
 * Source: Marsaglia and Bray (1964), "A convenient method for generating normal variables".
 */
export function createNumpyNoise(seed: number): NoiseSource {
  const nextWord = createMt19937(seed);
  let kept: number | undefined;
  const nextNormal = (): number => {
    if (kept !== undefined) {
      const value = kept;
      kept = undefined;
      return value;
    }
    for (;;) {
      const x1 = 2 * nextDouble(nextWord) - 1;
      const x2 = 2 * nextDouble(nextWord) - 1;
      const r2 = x1 * x1 + x2 * x2;
      if (r2 >= 1 || r2 === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(r2)) / r2);
      kept = factor * x1;
      return factor * x2;
    }
  };
  return { randn: (count) => Float32Array.from({ length: count }, nextNormal) };
}
