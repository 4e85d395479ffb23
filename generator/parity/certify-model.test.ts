import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { createTestDatabase, type TestDatabase } from '#prisma/test-database.ts';
import { keepModel } from '../models/keep-model.ts';
import { readModel } from '../models/read-model.ts';
import goldens from '../fixtures/goldens/goldens.json' with { type: 'json' };
import type { Certificate } from './certificate.ts';
import { certifyModel } from './certify-model.ts';
import { keepCertificate } from './keep-certificate.ts';
import { parseParityCase } from './parity-case.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const TINY = join(FIXTURES, 'tiny-sd');
const EVERY = 8;

/** The pixels that the recipe keeps of a picture. */
async function pixelsOf(image: string): Promise<{ every: number; rgb: string }> {
  const { data, info } = await sharp(join(FIXTURES, 'goldens', image))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const kept: number[] = [];
  for (let row = EVERY / 2; row < info.height; row += EVERY) {
    for (let column = EVERY / 2; column < info.width; column += EVERY) {
      const start = 3 * (row * info.width + column);
      kept.push(...data.subarray(start, start + 3));
    }
  }
  return { every: EVERY, rgb: Buffer.from(kept).toString('base64') };
}

/** What the export recipe would record of tiny-sd: pictures that diffusers made with its weights. */
async function recordCase(names: readonly string[]): Promise<object> {
  const images = goldens.cases.filter(({ name }) => names.includes(name));
  return {
    format: 'onpar-parity-case/1',
    made_with: goldens.made_with,
    model: 'tiny-sd',
    images: await Promise.all(
      images.map(async (image) => {
        const npy = await readFile(join(FIXTURES, 'goldens', image.latents));
        const shape = [1, 4, image.height / 8, image.width / 8];
        const { prompt, negative_prompt, steps, guidance_scale, guidance_rescale } = image;
        const { seed, width, height } = image;
        return {
          ...{ prompt, negative_prompt, steps, guidance_scale, guidance_rescale },
          ...{ seed, width, height, scheduler: image.scheduler.startsWith('ddim') ? 'ddim' : null },
          latents: { shape, float32: npy.subarray(128).toString('base64') },
          pixels: await pixelsOf(image.image),
        };
      }),
    ),
  };
}

const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const certify = (folder: string, value: unknown): Promise<Certificate> =>
  certifyModel({
    folder,
    file: bytesOf(value),
    name: 'case.json',
    device: 'cpu',
    now: new Date('2026-03-04T05:06:07Z'),
  });

let folder: string;
let test: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-parity-'));
  test = await createTestDatabase();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await test.drop();
});

describe('a model certified against what diffusers recorded of it', () => {
  it('agrees to a millionth of the latents and a level of the pixels', async () => {
    const names = ['pndm-fox-10', 'pndm-hands-negative-wide', 'ddim-odd-rescaled-tall'];
    const { images, agrees, model_sha256 } = await certify(TINY, await recordCase(names));
    expect(agrees).toBe(true);
    expect(model_sha256).toBe((await readModel(TINY)).sha256);
    expect(images.map(({ scheduler }) => scheduler)).toEqual(['pndm', 'pndm', 'ddim']);
    for (const { latents, pixels } of images) {
      expect(latents.most).toBeLessThan(1e-4);
      expect(pixels?.most).toBeLessThanOrEqual(1);
    }
  });

  it('differs when its scheduler is another than the one recorded', async () => {
    const place = join(folder, 'other-betas');
    await cp(TINY, place, { recursive: true });
    const config = join(place, 'scheduler/scheduler_config.json');
    await writeFile(config, (await readFile(config, 'utf8')).replace('0.012', '0.02'));
    const { agrees, images } = await certify(place, await recordCase(['pndm-fox-10']));
    expect(agrees).toBe(false);
    expect(at(images, 0).latents.most).toBeGreaterThan(0.01);
  });

  it('keeps it while its files are the same', async () => {
    const model = await readModel(TINY);
    await keepModel({ db: test.db, name: 'tiny', model });
    const certificate = await certify(TINY, await recordCase(['pndm-fox-10']));
    expect(await keepCertificate(test.db, certificate)).toEqual(['tiny']);
    const kept = async () =>
      (await test.db.model.findUniqueOrThrow({ where: { name: 'tiny' } })).certificate;
    expect(await kept()).toEqual(certificate);
    await keepModel({ db: test.db, name: 'tiny', model });
    expect(await kept()).toEqual(certificate);
    await keepModel({ db: test.db, name: 'tiny', model: { ...model, sha256: 'f'.repeat(64) } });
    expect(await kept()).toBeNull();
  });
});

const notNumbers = {
  shape: [1, 1, 1, 1],
  float32: Buffer.from(Float32Array.of(Number.NaN).buffer).toString('base64'),
};

describe('a parity case is refused with the place of its fault', () => {
  it.each([
    ['not JSON', '{', /it is not JSON/],
    ['another format', { format: 'x' }, /format: must be onpar-parity-case\/1/],
    ['no images', { images: [] }, /images: /],
    ['an unknown scheduler', { scheduler: 'magic' }, /images.0.scheduler: must be one of ddim/],
    ['latents that are cut off', { latents: { shape: [1, 4, 8, 8], float32: 'AAAA' } }, /3 bytes/],
    ['latents that are no base64', { latents: { shape: [1, 4, 8, 8], float32: '{}' } }, /float32/],
    ['latents that are no numbers', { latents: notNumbers }, /images.0.latents holds NaN/],
    ['a list', '[]', /the file: /],
  ])('%s', async (_, change, message) => {
    const whole: { images: object[] } = Object(await recordCase(['pndm-fox-10']));
    const text = typeof change === 'string' ? change : JSON.stringify(changed(whole, change));
    expect(() => parseParityCase(Buffer.from(text), 'case.json')).toThrow(message);
  });

  it('latents of another model', async () => {
    const recorded: { images: object[] } = Object(await recordCase(['pndm-fox-10']));
    const latents = { shape: [1, 8, 8, 8], float32: Buffer.alloc(4 * 512).toString('base64') };
    await expect(certify(TINY, changed(recorded, { latents }))).rejects.toThrow(
      /holds 512 numbers where this model makes 256: it was recorded with another model/,
    );
  });
});

/** The case with something of it changed: at the top, else in its first image. */
function changed(whole: { images: object[] }, change: object): object {
  const top = 'format' in change || 'images' in change;
  return top ? { ...whole, ...change } : { ...whole, images: [{ ...whole.images[0], ...change }] };
}
