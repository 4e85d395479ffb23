import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpy } from '#files/npy.ts';
import { openFeatures } from './open-features.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-features-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('given features', () => {
  it('are an N x D array of finite numbers with at least two rows', async () => {
    const path = join(folder, 'features.npy');
    await writeFile(path, writeNpy([2, 3], new Float32Array(6)));
    expect(await openFeatures(path)).toMatchObject({ features: { rows: 2, columns: 3 } });
    for (const [shape, values] of [
      [[1, 3], new Float64Array(3)],
      [[6], new Float64Array(6)],
      [[2, 1], new Float64Array([1, Infinity])],
      [[2, 1], new Float64Array([1, 1e200])],
      [[2, 1], new Float64Array([0, 1e-150])],
      [[2, 3], new Float64Array(5)],
    ] as const) {
      await writeFile(path, writeNpy(shape, values));
      await expect(openFeatures(path)).rejects.toThrow('cannot be used');
    }
  });

  it('are refused by their header, whatever it promises', async () => {
    const path = join(folder, 'promise.npy');
    const text = "{'descr': '<U0', 'fortran_order': False, 'shape': (400000000,), }\n";
    const head = Buffer.from(
      `\x93NUMPY\x01\x00${String.fromCharCode(text.length)}\0${text}`,
      'latin1',
    );
    await writeFile(path, head);
    await expect(openFeatures(path)).rejects.toThrow('not N x D numbers');
  });
});
