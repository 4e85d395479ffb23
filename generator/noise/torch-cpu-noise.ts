// A hot loop of `npm run bench:generator`: elements of typed arrays are read with a default that is
// never taken, since asking for each would cost as much as the arithmetic.
import { cephesLog, cephesSinCos } from './cephes-float32.ts';
import { createMt19937 } from './mt19937.ts';
import type { NoiseSource } from './noise-shape.ts';

const f32 = Math.fround;
const TWO_PI = f32(2 * Math.PI);
const BLOCK = 16;
const HALF = BLOCK / 2;

/** Box-Muller in float32 and in place on 16 uniforms in [0, 1): element j with element j + 8. */
function transformBlock(block: Float32Array): void {
  for (let j = 0; j < HALF; j++) {
    const u1 = f32(1 - (block[j] ?? 0));
    const radius = f32(Math.sqrt(f32(-2 * cephesLog(u1))));
    const { sin, cos } = cephesSinCos(f32(TWO_PI * (block[j + HALF] ?? 0)));
    block[j] = f32(radius * cos);
    block[j + HALF] = f32(radius * sin);
  }
}

/** 16 values or more: all uniforms first, then the blocks; a last partial block is drawn anew. */
function fillBlocks(count: number, nextWord: () => number): Float32Array {
  const values = new Float32Array(count);
  const uniform = (): number => (nextWord() & 0xffffff) * 2 ** -24;
  for (let i = 0; i < count; i++) values[i] = uniform();
  for (let i = 0; i + BLOCK <= count; i += BLOCK) transformBlock(values.subarray(i, i + BLOCK));
  if (count % BLOCK !== 0) {
    const last = values.subarray(count - BLOCK);
    for (let i = 0; i < BLOCK; i++) last[i] = uniform();
    transformBlock(last);
  }
  return values;
}

/** A 53-bit uniform in [0, 1) from two words, the high one first. */
function nextDouble(nextWord: () => number): number {
  const high = nextWord() & 0x1fffff;
  return (high * 2 ** 32 + nextWord()) * 2 ** -53;
}

/**
 * `torch.randn` in float32 on the CPU, bit for bit, for a `torch.Generator` seeded with `seed`.
 *
 * Fewer than 16 values come from Box-Muller in double, whose second value is kept for the next
 * call that is as small; 16 and more are made in blocks, from single-precision uniforms.
 *
 * @param seed 64 bits, of which the generator uses the low 32
 */
export function createTorchCpuNoise(seed: bigint): NoiseSource {
  const nextWord = createMt19937(Number(BigInt.asUintN(32, seed)));
  let kept: number | undefined;
  const nextNormal = (): number => {
    if (kept !== undefined) {
      const value = kept;
      kept = undefined;
      return value;
    }
    const angle = 2 * Math.PI * nextDouble(nextWord);
    const radius = Math.sqrt(-2 * Math.log1p(-nextDouble(nextWord)));
    kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return {
    randn: (count) =>
      count < BLOCK
        ? Float32Array.from({ length: count }, nextNormal)
        : fillBlocks(count, nextWord),
  };
}
