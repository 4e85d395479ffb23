import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createTorchCpuNoise } from './torch-cpu-noise.ts';
import golden from './fixtures/torch-randn.json' with { type: 'json' };

const sha256 = (values: Float32Array): string =>
  createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex');
const base64 = (values: Float32Array): string => Buffer.from(values.buffer).toString('base64');
const joined = (parts: Float32Array[]): Float32Array =>
  Float32Array.from(parts.flatMap((part) => [...part]));
const COUNTS_1_TO_40 = Array.from({ length: 40 }, (_, i) => i + 1);

test('the latents of seed 0 and shape (1, 4, 64, 64) are those of torch, byte for byte', () => {
  expect(sha256(createTorchCpuNoise(0n).randn(4 * 64 * 64))).toBe(
    golden.latents_seed0_1x4x64x64_sha256,
  );
});

for (const { seed, counts1to40, long, mixed } of golden.cases) {
  test(`first draws of 1 to 40 values equal torch's bits for seed ${seed}`, () => {
    const draws = COUNTS_1_TO_40.map((n) => createTorchCpuNoise(BigInt(seed)).randn(n));
    expect(base64(joined(draws))).toBe(counts1to40);
  });

  test(`long draws equal torch's bits for seed ${seed}`, () => {
    for (const [count, { sha256: expected }] of Object.entries(long)) {
      expect(sha256(createTorchCpuNoise(BigInt(seed)).randn(Number(count)))).toBe(expected);
    }
  });

  test(`several draws from one generator equal torch's bits for seed ${seed}`, () => {
    for (const { counts, sha256: expected } of mixed) {
      const source = createTorchCpuNoise(BigInt(seed));
      expect(sha256(joined(counts.map((n) => source.randn(n)))), counts.join(', ')).toBe(expected);
    }
  });
}

test('seeds that differ only above 32 bits give the same noise, as in torch', () => {
  expect(createTorchCpuNoise(2n ** 32n + 5n).randn(64)).toEqual(createTorchCpuNoise(5n).randn(64));
});
