import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { TEST_CACHE_FOLDER } from '../../fixtures/cache-folder.ts';
import goldens from '../../fixtures/embedded-inception.json' with { type: 'json' };
import { EMBEDDED_INCEPTION_OUTPUTS, embeddedInception } from './embedded-inception.ts';
import { findDevice } from '#onnx/choose-device.ts';
import { firstOutput, openFeatureExtractor } from '../features/feature-extractor.ts';
import type { FeatureExtractor } from '../features/feature-extractor.ts';
import { preparationFor } from '../images/prepare-image.ts';
import { sha256OfFile } from '#files/sha256-of-file.ts';

const SIZE = 299;
const pixelOf = {
  formula: (x: number, y: number, c: number) =>
    (7 * x + 13 * y + 29 * c + 5 * ((x * y) % 11)) % 256,
  gradient: (x: number, y: number, c: number) => Math.floor((x * (c + 1) + y * (3 - c)) / 5) % 256,
  grey: () => 128,
};
const names = ['formula', 'gradient', 'grey'] as const;

async function png(name: (typeof names)[number]): Promise<Uint8Array> {
  const raw = new Uint8Array(SIZE * SIZE * 3);
  for (let i = 0; i < raw.length; i++) {
    const pixel = Math.floor(i / 3);
    raw[i] = pixelOf[name](pixel % SIZE, Math.floor(pixel / SIZE), i % 3);
  }
  return sharp(raw, { raw: { width: SIZE, height: SIZE, channels: 3 } })
    .png()
    .toBuffer();
}

async function* images(): AsyncGenerator<{ name: string; read: () => Promise<Uint8Array> }> {
  for (const name of names) yield { name, read: () => png(name) };
}

describe('the embedded Inception network', async () => {
  const network = await embeddedInception(TEST_CACHE_FOLDER);
  const preparation = preparationFor(network, 'clean');
  const device = await findDevice('cpu');
  const opened: FeatureExtractor[] = [];
  const outputOf = async (output: string, batchSize: number): Promise<number[][]> => {
    const extractor = openFeatureExtractor({
      network: { path: network.path, outputs: [output] },
      preparation,
      device,
    });
    opened.push(extractor);
    const rows: number[][] = [];
    for await (const block of extractor.extract({ images: images(), batchSize })) {
      const { values, width } = firstOutput(block);
      for (let at = 0; at < values.length; at += width)
        rows.push([...values.subarray(at, at + width)]);
    }
    return rows;
  };
  afterAll(async () => {
    await Promise.all(opened.map((extractor) => extractor.close()));
  });

  it('is converted to the same file on every machine', async () => {
    expect(await sha256OfFile(network.path)).toBe(network.sha256);
  });

  it('gives the pool features of an independent run of the same weights', async () => {
    const rows = await outputOf(EMBEDDED_INCEPTION_OUTPUTS.features, 2);
    expect(rows.map((row) => row.length)).toEqual([2048, 2048, 2048]);
    names.forEach((name, i) => {
      const row = at(rows, i);
      const { first8, last2, norm, sum } = goldens[name];
      expect(Math.hypot(...row) / norm).toBeCloseTo(1, 4);
      expect(row.reduce((a, b) => a + b, 0) / sum).toBeCloseTo(1, 4);
      [...row.slice(0, 8), ...row.slice(-2)].forEach((value, j) => {
        expect(value).toBeCloseTo(at([...first8, ...last2], j), 4);
      });
    });
  });

  it('gives the class probabilities of an independent run of the same weights', async () => {
    const rows = await outputOf(EMBEDDED_INCEPTION_OUTPUTS.classes, 3);
    names.forEach((name, i) => {
      goldens[name].classes.forEach((p, j) => expect(rows[i]?.[j]).toBeCloseTo(p, 4));
    });
  });

  it('gives the same features at any batch size', async () => {
    const one = (await outputOf(EMBEDDED_INCEPTION_OUTPUTS.features, 1)).flat();
    const three = (await outputOf(EMBEDDED_INCEPTION_OUTPUTS.features, 3)).flat();
    const norm = Math.hypot(...one);
    expect(Math.hypot(...one.map((v, i) => v - at(three, i))) / norm).toBeLessThan(1e-6);
  });
});
