import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpy } from '#files/npy.ts';
import { openEvaluationInput, openFeatures } from './open-evaluation-input.ts';
import { readStatistics, writeStatistics } from '../features/statistics-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-inputs-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function contents(path: string): Promise<string[]> {
  const input = await openEvaluationInput(path);
  if (input.kind !== 'images') throw new Error('no images');
  const found: string[] = [];
  for await (const { name, read } of input.set.images())
    found.push(`${name.slice(path.length + 1)}=${new TextDecoder().decode(await read())}`);
  await input.set.close?.();
  return found;
}

describe('a side of a comparison', () => {
  it('is the images of a folder and its subfolders, ordered, without hidden and other files', async () => {
    const path = join(folder, 'images');
    await mkdir(join(path, 'sub'), { recursive: true });
    for (const name of ['b.png', 'a.JPG', 'sub/c.webp', '.hidden.png', 'manifest.jsonl'])
      await writeFile(join(path, name), name);
    expect(await contents(path)).toEqual(['a.JPG=a.JPG', 'b.png=b.png', 'sub/c.webp=sub/c.webp']);
  });

  it('is the images of a zip file', async () => {
    const path = join(folder, 'images.zip');
    const files = { 'x/b.png': bytes('B'), 'x/a.png': bytes('A'), '__MACOSX/a.png': bytes('no') };
    await writeFile(path, zipSync(files));
    expect(await contents(path)).toEqual(['x/a.png=A', 'x/b.png=B']);
  });

  it('is refused in one sentence when it is missing, empty, single or something else', async () => {
    await expect(openEvaluationInput(join(folder, 'none'))).rejects.toThrow('no file or folder');
    await mkdir(join(folder, 'empty'));
    await expect(openEvaluationInput(join(folder, 'empty'))).rejects.toThrow('no images');
    await mkdir(join(folder, 'single'));
    await writeFile(join(folder, 'single', 'a.png'), '');
    await expect(openEvaluationInput(join(folder, 'single'))).rejects.toThrow('only one image');
    await writeFile(join(folder, 'notes.txt'), '');
    await expect(openEvaluationInput(join(folder, 'notes.txt'))).rejects.toThrow(
      'neither a folder',
    );
  });

  it('is refused when the zip file is broken', async () => {
    const good = zipSync({ 'a.png': bytes('A'.repeat(100)), 'b.png': bytes('B') });
    const path = join(folder, 'broken.zip');
    await writeFile(path, good.subarray(0, good.length - 30));
    await expect(openEvaluationInput(path)).rejects.toThrow('cannot be read');
  });
});

describe('statistics', () => {
  const statistics = {
    mean: Float64Array.of(1, 2),
    covariance: { rows: 2, columns: 2, values: Float64Array.of(2, 0.5, 0.5, 1) },
    n: 7,
    networkSha256: 'ab'.repeat(32),
    resize: 'clean',
    ddof: 1,
  };

  it('come back from their file with their provenance', async () => {
    const path = join(folder, 'kept.npz');
    await writeStatistics(path, statistics);
    expect(await readStatistics(path)).toEqual(statistics);
    expect(await openEvaluationInput(path)).toMatchObject({ kind: 'statistics', label: path });
  });

  it('of other tools, with mu and sigma alone, are read', async () => {
    const path = join(folder, 'plain.npz');
    const values = new Float64Array([2, 0.5, 0.5, 1]);
    await writeFile(
      path,
      zipSync({
        'mu.npy': writeNpy([2], new Float64Array([1, 2])),
        'sigma.npy': writeNpy([2, 2], values),
      }),
    );
    expect(await readStatistics(path)).toMatchObject({ n: undefined, resize: undefined });
  });

  it.each([
    ['no number arrays', { 'mu.npy': writeNpy([2], new Float64Array(2)) }],
    [
      'sigma 3 x 2',
      {
        'mu.npy': writeNpy([2], new Float64Array(2)),
        'sigma.npy': writeNpy([3, 2], new Float64Array(6)),
      },
    ],
    [
      'not symmetric',
      {
        'mu.npy': writeNpy([2], new Float64Array(2)),
        'sigma.npy': writeNpy([2, 2], new Float64Array([1, 1, 0, 1])),
      },
    ],
    [
      'negative variance',
      {
        'mu.npy': writeNpy([2], new Float64Array(2)),
        'sigma.npy': writeNpy([2, 2], new Float64Array([1, 0, 0, -1])),
      },
    ],
    [
      'not finite',
      {
        'mu.npy': writeNpy([1], new Float64Array([NaN])),
        'sigma.npy': writeNpy([1, 1], new Float64Array(1)),
      },
    ],
  ])('are refused when they have %s', async (reason, files) => {
    const path = join(folder, 'bad.npz');
    await writeFile(path, zipSync(files));
    await expect(readStatistics(path)).rejects.toThrow(reason);
  });
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
    ] as const) {
      await writeFile(path, writeNpy(shape, values));
      await expect(openFeatures(path)).rejects.toThrow('cannot be used');
    }
  });
});
