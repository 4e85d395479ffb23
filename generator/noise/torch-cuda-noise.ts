import type { NoiseSource } from './noise-shape.ts';
import { philox4x32 } from './philox.ts';

const WORD = 2 ** -32;

/**
 * The noise of `torch.randn` on a CUDA device, as the common web interfaces compute it on the CPU
 * (equal to about 2e-6: the device's own sine and logarithm are approximations).
 *
 * Element i of call k uses the counter [k, 0, i, 0] and the seed as key; with x and y the first
 * two words, u = (x + 1/2) 2^-32 and v = 2 pi (y + 1/2) 2^-32, the value is sqrt(-2 ln u) sin v.
 *
 * @param seed 64 bits: the key's low and high word
 */
export function createTorchCudaNoise(seed: bigint): NoiseSource {
  const key = [Number(seed & 0xffffffffn), Number(seed >> 32n)] as const;
  let call = 0;
  return {
    randn: (count) => {
      const values = new Float32Array(count);
      for (let i = 0; i < count; i++) {
        const [x, y] = philox4x32([call, 0, i, 0], key);
        const u = (x + 0.5) * WORD;
        const v = (y + 0.5) * WORD * 2 * Math.PI;
        values[i] = Math.sqrt(-2 * Math.log(u)) * Math.sin(v);
      }
      call += 1;
      return values;
    },
  };
}
