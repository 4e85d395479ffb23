import { UserError } from '#domain/user-error.ts';
import type { NoiseSource } from './noise-shape.ts';
import { createNumpyNoise } from './numpy-noise.ts';
import { createTorchCpuNoise } from './torch-cpu-noise.ts';
import { createTorchCudaNoise } from './torch-cuda-noise.ts';

/** The random generators whose noise can be reproduced. `torch-cpu` is what diffusers uses. */
export const RNG_NAMES = ['torch-cpu', 'torch-cuda', 'numpy'] as const;
export type RngName = (typeof RNG_NAMES)[number];

const SEED_LIMIT: Record<RngName, bigint> = {
  'torch-cpu': 2n ** 64n,
  'torch-cuda': 2n ** 64n,
  numpy: 2n ** 32n,
};

function parseSeed(rng: RngName, seed: number | bigint): bigint {
  if (typeof seed === 'number' && !Number.isSafeInteger(seed)) {
    throw new UserError(
      `Seed ${seed} is not a whole number below 2^53: choose a smaller one, or pass a bigint.`,
      { code: 'bad-seed' },
    );
  }
  const exact = BigInt(seed);
  if (exact < 0n || exact >= SEED_LIMIT[rng]) {
    const bits = rng === 'numpy' ? 32 : 64;
    throw new UserError(
      `Seed ${exact} is out of range for the noise "${rng}": choose one from 0 to 2^${bits} - 1.`,
      { code: 'bad-seed' },
    );
  }
  return exact;
}

/**
 * A stream of standard normal noise for one sample: never share it between samples, so that an
 * image does not depend on its neighbours.
 *
 * @param rng the generator to reproduce
 * @param seed an integer, zero or more, below 2^64 (`numpy`: below 2^32); `torch-cpu` uses its low
 *   32 bits only, as torch does
 * @throws UserError `bad-seed`
 */
export function createNoiseSource(rng: RngName, seed: number | bigint): NoiseSource {
  const exact = parseSeed(rng, seed);
  if (rng === 'torch-cpu') return createTorchCpuNoise(exact);
  if (rng === 'torch-cuda') return createTorchCudaNoise(exact);
  return createNumpyNoise(Number(exact));
}
