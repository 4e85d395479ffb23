import { Readable } from 'node:stream';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';
import { embeddedInception } from '#evaluation/image-sets/networks/embedded-inception.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { addPromptsAndModels, addStudy, finishRun } from '../test-study.ts';
import { findArmImages } from './find-arm-images.ts';
import { keepPair } from './keep-pair.ts';
import { measureArms } from './measure-arms.ts';
import { metricBySteps } from './metric-by-steps.ts';

const CACHE = join(tmpdir(), 'onpar-test-cache');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await addPromptsAndModels(database.db);
});
afterAll(async () => {
  await database.drop();
});

/** A picture for each name: four pixels in colours that its letters give. */
const picture = (name: string): Buffer => {
  const colours = Array.from({ length: 12 }, (_, i) => (name.charCodeAt(i) * 37) % 256);
  return Buffer.from(`P3 2 2 255 ${colours.join(' ')}\n`);
};
const store: SampleStore = {
  requireThere: () => Promise.resolve(),
  putFile: () => Promise.resolve(),
  put: () => Promise.reject(new Error('nothing is put')),
  has: () => Promise.resolve(true),
  list: () => Readable.from([]),
  stream: (name) => Readable.from([picture(name)]),
  size: (name) => Promise.resolve(picture(name).length),
  remove: () => Promise.reject(new Error('nothing is removed')),
  get: (name) => Promise.resolve(picture(name)),
};
const reference: EvaluationInput = {
  kind: 'images',
  set: {
    label: 'pictures',
    count: 3,
    images: async function* () {
      for (const name of ['first picture', 'second picture', 'third picture'])
        yield { name, read: () => Promise.resolve(picture(name)) };
    },
  },
};

describe('the metrics of the arms of a study', () => {
  it('are measured against one reference, kept with the study, and drawn by steps', async () => {
    const { db } = database;
    const study = await addStudy(db);
    await finishRun(db, study);
    const network = await embeddedInception(CACHE);
    const measure = { db, store, studyId: study.id, reference, network };
    const measured = await measureArms({ ...measure, metrics: ['fid', 'prdc', 'is'] });
    expect(measured.map(({ arm }) => arm)).toEqual(['alpha', 'beta']);
    const kept = async (): Promise<string[]> =>
      (await db.metricResult.findMany({ where: { studyId: study.id } }))
        .map(({ metric, setA, setB }) => `${metric} of ${setA} against ${setB}`)
        .sort();
    expect(await kept()).toEqual(['fid of alpha against pictures', 'fid of beta against pictures']);
    await measureArms({ ...measure, metrics: ['fid', 'vendi'] });
    expect((await kept()).length).toBe(4);
    const lines = await metricBySteps({ db, studyId: study.id, measured, metric: 'fid' });
    expect(lines).toMatchObject([
      { label: 'model-a', points: [{ x: 30 }] },
      { label: 'model-b', points: [{ x: 50 }] },
    ]);
  });

  it('keep small pictures of the nearest images that are no study’s, until they are measured anew', async () => {
    const { db } = database;
    const study = await addStudy(db, (text) => text.replace('Alpha against Beta', 'Nearest'));
    await finishRun(db, study);
    const network = await embeddedInception(CACHE);
    const metrics = ['memorization'] as const;
    const measure = { db, store, studyId: study.id, reference, network, metrics };
    const kept = (): Promise<{ name: string; image: Uint8Array }[]> =>
      db.nearestPicture.findMany({ where: { metric: { studyId: study.id, setA: 'alpha' } } });
    await measureArms({ ...measure, outside: true });
    const pictures = await kept();
    expect(pictures.length).toBeGreaterThan(0);
    for (const { name, image } of pictures) {
      expect(name).toMatch(/^(?:first|second|third) picture$/);
      expect(await sharp(image).metadata()).toMatchObject({ format: 'png', width: 2, height: 2 });
    }
    await measureArms(measure);
    expect(await kept()).toEqual([]);
  });

  it('are kept with the study that a side names, by the key of its arm', async () => {
    const { db } = database;
    const study = await addStudy(db, (text) => text.replace('Alpha against Beta', 'Pairs'));
    const result = {
      metrics: { fid: { value: 3, ci95: [2, 4] } },
      n: [12, 12] as [number, number],
      distinct: [12, 12] as [number, number],
      dims: 2048,
      network: { name: 'embedded', sha256: null, comparable_with_published: false },
      resize: 'clean' as const,
      device: 'cpu',
      precision: 'float32' as const,
      warnings: [],
    };
    await keepPair({ db, sides: ['photos', `${study.slug}/beta`], result });
    const [row] = await db.metricResult.findMany({ where: { studyId: study.id } });
    expect(row).toMatchObject({ metric: 'fid', setA: 'photos', setB: 'beta', value: 3 });
  });

  it('are refused for an arm that is not there or has no images yet', async () => {
    const { db } = database;
    const { slug } = await addStudy(db, (text) => text.replace('Alpha against Beta', 'Empty'));
    const find = (arm: string): Promise<unknown> =>
      findArmImages({ db, store, reference: `${slug}/${arm}` });
    await expect(find('gamma')).rejects.toThrow('no arm gamma: its arms are alpha, beta');
    await expect(find('alpha')).rejects.toThrow('has 0 images');
  });
});
