import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeFid } from '../measures/compute-fid.ts';
import { customNetwork } from './custom-network.ts';
import type { EvaluationInput } from '../measures/open-evaluation-input.ts';
import { writeOnnxModel } from '#onnx/write-onnx-model.ts';

let folder = '';
const network = (): string => join(folder, 'mean-colour.onnx');
const describeNetwork = (text: string): Promise<void> =>
  writeFile(join(folder, 'mean-colour.json'), text);

/** A network whose three features are the mean colour of an image. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-network-'));
  const bytes = writeOnnxModel({
    name: 'mean colour',
    elementType: 'float32',
    inputs: [{ name: 'image', shape: ['N', 3, 16, 16] }],
    outputs: [{ name: 'colour', shape: ['N', 3] }],
    weights: [],
    nodes: [
      { op: 'GlobalAveragePool', inputs: ['image'], output: 'pooled' },
      { op: 'Flatten', inputs: ['pooled'], output: 'colour' },
    ],
  });
  await writeFile(network(), bytes);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

function plain(colours: readonly (readonly [number, number, number])[]): EvaluationInput {
  const png = ([r, g, b]: readonly [number, number, number]): Promise<Uint8Array> =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: { r, g, b } } })
      .png()
      .toBuffer();
  return {
    kind: 'images',
    set: {
      label: 'plain',
      count: colours.length,
      images: async function* () {
        for (const [i, colour] of colours.entries())
          yield { name: `${i}`, read: () => png(colour) };
      },
    },
  };
}

describe('a network of the user', () => {
  it('gives the distance that its features have by hand', async () => {
    await describeNetwork(
      '{"size": 16, "mean": [0.2, 0, 0], "std": [0.5, 1, 1], "output": "colour"}',
    );
    const chosen = await customNetwork(network());
    const a = plain([
      [0, 51, 0],
      [0, 153, 0],
    ]);
    const b = plain([
      [51, 0, 102],
      [51, 0, 204],
    ]);
    const { value, dims, network: named } = await computeFid({ a, b, network: chosen });
    // Means (-0.4, 0.4, 0) and (0, 0, 0.6); one variance of 0.08 each, in different directions.
    expect(value).toBeCloseTo(0.16 + 0.16 + 0.36 + 0.08 + 0.08, 5);
    expect(dims).toBe(3);
    expect(named).toEqual({
      name: 'mean-colour.onnx',
      sha256: chosen.sha256,
      comparable_with_published: false,
    });
  });

  it('may be fed as the FID network is', async () => {
    await describeNetwork('{"size": 16, "normalization": "dialect", "output": "colour"}');
    expect(await customNetwork(network())).toMatchObject({ normalization: 'dialect', size: 16 });
  });

  it('is refused without a description that fits', async () => {
    await describeNetwork('{"size": 16}');
    await expect(customNetwork(network())).rejects.toThrow('beside it with size, mean, std');
    await expect(customNetwork(join(folder, 'none.onnx'))).rejects.toThrow('no network file');
  });

  it('is refused in our words where its graph is not what is described, or no graph', async () => {
    const described = { size: 16, normalization: 'dialect', output: 'colour' };
    const refusal = (change: object): Promise<unknown> =>
      describeNetwork(JSON.stringify({ ...described, ...change })).then(() =>
        customNetwork(network()),
      );
    await expect(refusal({ output: 'color' })).rejects.toThrow(
      'has no output "color", only colour: correct',
    );
    await expect(refusal({ spatial: 'map' })).rejects.toThrow('has no output "map"');
    await expect(refusal({ size: 32 })).rejects.toThrow(
      'takes float32 of N x 3 x 16 x 16, not float32 of N x 3 x 32 x 32',
    );
    const other = join(folder, 'other.onnx');
    await writeFile(join(folder, 'other.json'), JSON.stringify(described));
    for (const [text, words] of [
      ['no graph at all', 'is not a whole ONNX file'],
      ['', 'holds no ONNX graph'],
    ] as const) {
      await writeFile(other, text);
      await expect(customNetwork(other)).rejects.toThrow(words);
    }
  });
});
