import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { openLocalStore } from '#generator/sample-store/sample-store.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createStudy } from '../life/create-study.ts';
import { freezeStudy } from '../life/freeze-study.ts';
import { parseProtocol } from '../protocol/parse-protocol.ts';
import { databaseSources } from '../runs/database-sources.ts';
import { planSamples } from '../runs/plan-samples.ts';
import { requirePlan } from '../runs/require-plan.ts';
import { addPromptsAndModels } from '../test-study.ts';
import { fitRun } from './fit-run.ts';
import { imageFilesAt } from './image-files-at.ts';
import { importImages } from './import-images.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  await addPromptsAndModels(database.db);
  folder = await mkdtemp(join(tmpdir(), 'onpar-images-'));
  await picture('wide/00003-0.jpg', [64, 32]);
  await picture('wide/00005-0.jpg', [64, 32]);
  await picture('tall/word 3.webp', [40, 80]);
  await picture('tall/word 5.webp', [40, 80]);
  await picture('gap/00003-0.png', [64, 64]);
  await picture('others/00009-0.png', [64, 64]);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function picture(name: string, [width, height]: [number, number]): Promise<void> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  const background = { r: 200, g: width, b: height };
  await sharp({ create: { width, height, channels: 3, background } }).toFile(path);
}

const protocolOf = (arms: string, more = ''): string => `
name: Images made elsewhere
prompts: { set: words, ids: [3, 5] }
arms:
${arms}
questions: [{ id: better, title: Better, ask: Which is better? }]
content_gate: none
${more}`;
const WIDE = '  - { key: wide, label: One, images: wide }';
const TALL = '  - { key: tall, label: Two, images: tall }';
const GAP = '  - { key: gap, label: Three, images: gap }';
const MODEL = '  - { key: own, label: Own, model: model-a, steps: 4 }';

const store = () => openLocalStore(join(folder, '.samples'));
const planOf = async (text: string) =>
  requirePlan({
    file: parseProtocol(text, 'study.yaml'),
    sources: databaseSources(database.db, (name) => imageFilesAt(join(folder, name), name)),
  });

async function studyOf(text: string): Promise<Study> {
  const { plan } = await planOf(text);
  const imported = await importImages({ samples: planSamples(plan), store: store() });
  return createStudy({ db: database.db, plan, imported });
}

async function shownOf(study: Study): Promise<{ arm: string; size: number[] }[]> {
  const samples = await database.db.sample.findMany({
    where: { run: { studyId: study.id }, state: 'done' },
    include: { arm: true },
    orderBy: [{ promptId: 'asc' }, { arm: { position: 'asc' } }],
  });
  return Promise.all(
    samples.map(async ({ arm, blindSha256 }) => {
      const png = await store().get(present(blindSha256, 'what raters see'));
      const { width, height } = await sharp(png).metadata();
      return { arm: arm.key, size: [width, height] };
    }),
  );
}

async function fit(study: Study): Promise<void> {
  const { id: runId } = await database.db.run.findFirstOrThrow({ where: { studyId: study.id } });
  await fitRun({ db: database.db, store: store(), runId });
}

describe('a study of images made elsewhere', () => {
  it('has them made already, with nothing known of seeds and steps', async () => {
    const study = await studyOf(protocolOf(`${WIDE}\n${TALL}`));
    const run = await database.db.run.findFirstOrThrow({ where: { studyId: study.id } });
    expect(run).toMatchObject({ total: 4, done: 4, stepsTotal: 0 });
    const samples = await database.db.sample.findMany({ where: { runId: run.id } });
    expect(samples.map(({ seed, record, state }) => [seed, record, state])).toEqual(
      Array.from({ length: 4 }, () => [null, null, 'done']),
    );
    const arms = await database.db.arm.findMany({ where: { studyId: study.id } });
    expect(arms.every(({ steps, modelId }) => steps === null && modelId === null)).toBe(true);
  });

  it('shows both sides of a pair at the size that neither is enlarged to', async () => {
    const study = await studyOf(protocolOf(`${WIDE}\n${TALL}`));
    await fit(study);
    const frame = [40, 32];
    expect((await shownOf(study)).map(({ size }) => size)).toEqual([frame, frame, frame, frame]);
    const first = await freezeStudy({ db: database.db, studyId: study.id });
    await fit(study);
    expect(await freezeStudy({ db: database.db, studyId: study.id })).toEqual(first);
  });

  it('leaves every image as it is with fit: native', async () => {
    const study = await studyOf(protocolOf(`${WIDE}\n${TALL}`, 'fit: native'));
    await fit(study);
    const sizes = (await shownOf(study)).map(({ size }) => size.join(' x '));
    expect(sizes.toSorted()).toEqual(['40 x 80', '40 x 80', '64 x 32', '64 x 32']);
  });

  it('stands beside models, whose images are still to be made', async () => {
    const study = await studyOf(protocolOf(`${WIDE}\n${MODEL}`));
    const run = await database.db.run.findFirstOrThrow({ where: { studyId: study.id } });
    expect(run).toMatchObject({ total: 4, done: 2, stepsTotal: 8 });
    const { document } = await freezeStudy({ db: database.db, studyId: study.id });
    expect(document).toContain('"made_elsewhere":true');
    expect(document).toContain('"model_sha256"');
  });

  it('is refused for a gap, with its prompt, and drops it for every arm when told to', async () => {
    const text = protocolOf(`${WIDE}\n${GAP}`);
    await expect(planOf(text)).rejects.toThrow(
      'study.yaml:6 arms.1.images lacks 1 of 2 images: prompt 5 "word 5"; add them, or write missing: drop',
    );
    const { plan, warnings } = await planOf(protocolOf(`${WIDE}\n${GAP}`, 'missing: drop'));
    expect(warnings.join()).toContain('left out for every arm: prompt 5 "word 5"');
    expect(planSamples(plan).map(({ prompt }) => prompt.index)).toEqual([3, 3]);
  });

  it.each([
    ['  - { key: a, label: A, images: nowhere }', 'arms.1.images names a folder that is not there'],
    ['  - { key: a, label: A, images: tall, steps: 4 }', 'arms.1.steps has no effect on images'],
    ['  - { key: a, label: A, images: tall, model: model-a }', 'arms.1.model stands beside images'],
    ['  - { key: a, label: A }', 'arms.1.model is missing'],
    ['  - { key: a, label: A, image: tall }', 'did you mean images?'],
    ['  - { key: a, label: A, images: . }', 'arms.1.images has'],
    [
      '  - { key: a, label: A, images: others }',
      'has none of 2 images that the study needs, prompt 3 "word 3"; prompt 5 "word 5", going by',
    ],
  ])('is refused for %s', async (arm, words) => {
    await expect(planOf(protocolOf(`${WIDE}\n${arm}`))).rejects.toThrow(words);
  });

  it('names every image that cannot be read, and writes nothing', async () => {
    await mkdir(join(folder, 'broken'), { recursive: true });
    for (const name of ['3.png', '5.png'])
      await writeFile(join(folder, 'broken', name), 'no image');
    const before = await database.db.study.count();
    const broken = protocolOf(`${WIDE}\n  - { key: b, label: B, images: broken }`);
    await expect(studyOf(broken)).rejects.toThrow(/broken\/3\.png[^]*broken\/5\.png/);
    expect(await database.db.study.count()).toBe(before);
  });
});
