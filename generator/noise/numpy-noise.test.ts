import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createNumpyNoise } from './numpy-noise.ts';
import golden from './fixtures/numpy-randn.json' with { type: 'json' };

for (const { seed, counts, values, sha256_16384 } of golden.cases) {
  test(`draws of ${counts.join(', ')} values equal RandomState(${seed}) in float32`, () => {
    const source = createNumpyNoise(seed);
    const drawn = Float32Array.from(counts.flatMap((n) => [...source.randn(n)]));
    expect(Buffer.from(drawn.buffer).toString('base64')).toBe(values);
  });

  test(`16,384 values equal RandomState(${seed}) in float32`, () => {
    const drawn = createNumpyNoise(seed).randn(16384);
    const hash = createHash('sha256').update(new Uint8Array(drawn.buffer)).digest('hex');
    expect(hash).toBe(sha256_16384);
  });
}
