import { fileURLToPath } from 'node:url';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { sha256Of } from '#files/sha256-of.ts';
import { stripPng } from '#generator/image/strip-png.ts';
import { readModel } from '#generator/models/read-model.ts';
import { startGenerator } from '#generator/pipeline/start-generator.ts';
import { parseProtocol } from '../protocol/parse-protocol.ts';
import { chooseImages } from './choose-images.ts';
import { regenerateImages } from './regenerate-images.ts';
import type { ImageSource } from './source-shapes.ts';

const FOLDER = fileURLToPath(new URL('../../generator/fixtures/tiny-sd', import.meta.url));
const { protocol } = parseProtocol(
  `
name: Two step counts
prompts: { set: words, draw: 1 }
arms:
  - { key: two, label: Two, model: tiny-sd, steps: 2 }
  - { key: one, label: One, model: tiny-sd, steps: 1 }
questions:
  - { id: better, title: Better, ask: Which is better? }
`,
  'test.yaml',
);

/** The records of two images that were made here, as a bundle has them. */
async function madeImages(): Promise<ImageSource[]> {
  const generator = await startGenerator({ device: 'cpu' });
  const images: ImageSource[] = [];
  try {
    await generator.generate({
      arm: {
        ...{ key: 'two', model: FOLDER, scheduler: null, steps: 2, guidanceScale: 7.5 },
        ...{ guidanceRescale: 0, negativePrompt: '', width: null, height: null },
      },
      rng: 'torch-cpu',
      samples: [0, 1].map((replicate) => ({
        ...{ promptIndex: 3, prompt: 'a red cube', replicate, seed: 40 + replicate },
      })),
      onSample: (result) => {
        if (!result.ok) throw new Error(result.error);
        const { record, png } = result;
        const arm = { ...record.arm, model: 'tiny-sd' };
        images.push({ ...record, arm, blind_sha256: sha256Of(stripPng(png)) });
      },
    });
  } finally {
    await generator.close();
  }
  return images;
}

it('makes images again with the model at hand, tells those that differ, and why others are not made', async () => {
  const [first, second] = await madeImages();
  if (first === undefined || second === undefined) throw new Error('no image was made');
  const { sha256, files } = await readModel(FOLDER);
  const elsewhere: ImageSource = {
    ...{ prompt_index: 3, prompt: 'a red cube', replicate: 2, seed: null },
    ...{ arm: { key: 'two', made_elsewhere: true }, file: 'images/x.png' },
    ...{ sha256: 'a'.repeat(64), blind_sha256: 'b'.repeat(64) },
  };
  const lost = { ...first, replicate: 3, arm: { ...first.arm, model_sha256: 'c'.repeat(64) } };
  const other = { ...second, seed: 99 };
  const forged = { ...other, pixels_sha256: 'd'.repeat(64) };
  const sources = {
    protocol,
    models: [{ name: 'tiny-sd', sha256, files }],
    images: [first, forged, elsewhere, lost] as ImageSource[],
  };
  const remade = await regenerateImages({
    ...{ sources, count: 10, seed: 1, folders: [dirname(FOLDER)], device: null },
    signal: new AbortController().signal,
    onImage: () => undefined,
  });
  expect(remade.map(({ outcome }) => outcome)).toEqual(['same', 'differs', 'not made', 'not made']);
  expect(remade.map(({ why }) => why)).toEqual([
    null,
    expect.stringContaining('not those that raters saw'),
    expect.stringContaining('made elsewhere'),
    expect.stringContaining('not at hand: name its folder with --models'),
  ]);
});

it('draws the same images from the same seed, others from another, and no image twice', () => {
  const image = (replicate: number): ImageSource => ({
    ...{ prompt_index: 0, prompt: 'x', replicate, seed: null },
    ...{ arm: { key: 'two', made_elsewhere: true }, file: 'images/x.png' },
    ...{ sha256: 'a'.repeat(64), blind_sha256: 'b'.repeat(64) },
  });
  const images = Array.from({ length: 40 }, (_, i) => image(i));
  const drawn = (seed: number, count = 10): number[] =>
    chooseImages(images, { count, seed }).map(({ replicate }) => replicate);
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
  expect(new Set(drawn(3)).size).toBe(10);
  expect(drawn(4, 99)).toEqual(images.map(({ replicate }) => replicate));
});
