import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StateDict } from '#files/weights/state-dict.ts';
import { seededWeights } from '../../../fixtures/inception/seeded-weights.ts';
import { mulberry32 } from '../../../fixtures/mulberry32.ts';
import { computeMetrics } from '../../measures/compute-metrics.ts';
import type { EvaluationInput } from '../../measures/open-evaluation-input.ts';
import { chooseNetwork } from '../choose-network.ts';
import { importInception } from './import-inception.ts';
import { installedInceptions } from './installed-inception.ts';

let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-import-'));
  file = join(folder, 'seeded.safetensors');
  await writeSafetensors(file, seededWeights());
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function writeSafetensors(path: string, { tensors }: StateDict): Promise<void> {
  const header: Record<string, object> = {};
  let offset = 0;
  for (const [name, { shape }] of tensors) {
    const end = offset + 4 * shape.reduce((product, length) => product * length, 1);
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, end] };
    offset = end;
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  await writeFile(path, Buffer.concat([length, text]));
  for (const { read } of tensors.values())
    await appendFile(path, new Uint8Array(Float32Array.from(await read()).buffer));
}

/** Pixmaps of a few random colours each. */
function images(count: number, seed: number): EvaluationInput {
  const uniform = mulberry32(seed);
  const files = Array.from({ length: count }, () => {
    const colours = Array.from({ length: 48 }, () => Math.floor(uniform() * 256));
    return Buffer.from(`P3 4 4 255 ${colours.join(' ')}\n`);
  });
  return {
    kind: 'images',
    set: {
      label: `${count} pixmaps`,
      count,
      images: async function* () {
        for (const [i, bytes] of files.entries())
          yield { name: `${i}`, read: () => Promise.resolve(bytes) };
      },
    },
  };
}

describe('an imported network', { timeout: 120_000 }, () => {
  it('becomes the default, is called what it is, and gives every metric of the FID network', async () => {
    const cacheFolder = join(folder, 'cache');
    const { path, official, description } = await importInception({ file, cacheFolder });
    expect(official).toBe(false);
    expect(description.source.format).toBe('safetensors');
    expect(await installedInceptions(cacheFolder)).toMatchObject([{ path, official: false }]);

    const { network, note } = await chooseNetwork(undefined, cacheFolder);
    expect(network).toMatchObject({ path, comparableWithPublished: false });
    expect(note).toMatch(/inception from seeded\.safetensors, whose weights are not the published/);
    await expect(chooseNetwork('official', cacheFolder)).rejects.toThrow('inception fetch');

    const { metrics, warnings } = await computeMetrics({
      a: images(12, 1),
      b: images(11, 2),
      network,
      metrics: ['fid', 'sfid', 'is'],
    });
    expect(metrics).toMatchObject({
      fid: { value: expect.any(Number) as number },
      sfid: { value: expect.any(Number) as number },
      is: { value: expect.any(Number) as number },
    });
    expect(warnings.join()).toContain('not comparable with published');

    await appendFile(path, 'x');
    await expect(chooseNetwork(undefined, cacheFolder)).rejects.toThrow('is damaged');
  });

  it('written to a file is what --network takes', async () => {
    const output = join(folder, 'mine.onnx');
    await importInception({ file, cacheFolder: folder, output });
    const { network } = await chooseNetwork(output, folder);
    const sha256 = createHash('sha256')
      .update(await readFile(output))
      .digest('hex');
    expect(network).toMatchObject({
      name: 'mine.onnx',
      sha256,
      normalization: 'dialect',
      further: { logits: 'logits_unbiased', spatial: 'spatial' },
    });
  });

  it('is refused in one sentence when the file is none, with what to bring', async () => {
    const text = join(folder, 'text.pth');
    await writeFile(text, 'no weights at all');
    await expect(importInception({ file: text, cacheFolder: folder })).rejects.toThrow(
      /neither of torch .* give pt_inception-2015-12-05-6726825d\.pth from https/,
    );
    await expect(importInception({ file: `${text}x`, cacheFolder: folder })).rejects.toThrow(
      'no file',
    );
  });
});
