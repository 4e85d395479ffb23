import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { UPLOAD_LIMITS } from '#domain/upload-limits.ts';
import { openLocalStore } from '#generator/sample-store/sample-store.ts';
import { createTestDatabase, type TestDatabase } from '#prisma/test-database.ts';
import { GOOD, REFUSED, WARNED, WORDS } from '#study/fixtures/wrong-protocols.ts';
import { keepUpload } from '#study/uploads/keep-upload.ts';
import { listUploads } from '#study/uploads/list-uploads.ts';
import { importPrompts } from '#study/prompts/import-prompts.ts';
import { requireResearcher } from '../../../_auth/require-researcher.ts';
import { checkProtocolAction } from './check-protocol-action.ts';
import { createStudyOfText } from './create-study.ts';
import { estimatePowerAction } from './estimate-power-action.ts';
import { USUAL_ANSWERS } from './expected-answers.ts';

let installation: TestDatabase;
let folder: string;

vi.mock('../../../_auth/require-researcher.ts', () => ({ requireResearcher: vi.fn() }));
vi.mock('../../../_data/database.ts', () => ({ database: () => installation.db }));
vi.mock('../../../_data/upload-owner.ts', () => ({
  uploadOwner: (ownerId: string) => ({ root: join(folder, 'uploads'), ownerId }),
}));
vi.mock('../../../_data/sample-store.ts', () => ({
  sampleStore: () => openLocalStore(join(folder, 'samples')),
}));

beforeAll(async () => {
  installation = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'onpar-new-study-'));
  const { db } = installation;
  const user = await db.user.create({ data: { name: 'Researcher' } });
  vi.mocked(requireResearcher).mockResolvedValue({
    id: user.id,
    name: user.name,
    email: null,
    hasPassword: false,
    cameByLink: false,
  });
  await importPrompts({ db, name: 'words', source: 'test', text: WORDS, fileName: 'words.tsv' });
  const model = { folder: resolve('generator/fixtures/tiny-sd'), sha256: 'a'.repeat(64) };
  await db.model.create({ data: { name: 'tiny-sd', ...model, files: {}, report: {} } });
});
afterAll(async () => {
  await installation.drop();
  await rm(folder, { recursive: true, force: true });
});

/** What the creation of a study ends with. */
async function created(text: unknown): Promise<unknown> {
  const { id: researcherId } = await requireResearcher();
  return (await Array.fromAsync(createStudyOfText({ text, researcherId }))).at(-1);
}

/** The beginning of a note, with its line first. */
const notes = (list: readonly { line: number; text: string }[]): string[] =>
  list.map(({ line, text }) => `${line} ${text}`);

test.each(REFUSED)('what cannot be carried out is refused: %s', async (_, text, finding) => {
  const check = await checkProtocolAction(text);
  if (!('errors' in check)) throw new Error('the page takes it');
  expect(notes(check.errors)).toContainEqual(expect.stringContaining(finding));
  expect(await created(text)).toEqual({ check });
  expect(await installation.db.study.count()).toBe(0);
});

test.each(WARNED)('what is most likely not meant is warned of: %s', async (_, text, finding) => {
  const check = await checkProtocolAction(text);
  if (!('warnings' in check)) throw new Error('the page refuses it');
  expect(notes(check.warnings)).toContainEqual(expect.stringContaining(finding));
});

test('what a hostile browser sends is no protocol', async () => {
  for (const sent of [undefined, null, 7, {}, [GOOD], '\0', 'x'.repeat(1_000_000)]) {
    expect(await checkProtocolAction(sent)).toHaveProperty('errors');
    expect(await created(sent)).toHaveProperty('check.errors');
  }
});

test('what the study of a protocol can find is estimated, for answers that can be meant', async () => {
  const result = await estimatePowerAction(GOOD, USUAL_ANSWERS);
  expect(result).toMatchObject({
    design: { raters: 4, prompts: 4, replicates: 2, votes: 32 },
    assumptions: { tests: 2, level: 0.025 },
    testable: true,
  });
  expect(result?.simulation?.studies).toBe(1000);
  expect(await estimatePowerAction(GOOD, USUAL_ANSWERS)).toEqual(result);
  const one = await estimatePowerAction(GOOD.replace('expected: 4', 'expected: 1'), USUAL_ANSWERS);
  expect(one).toMatchObject({ testable: false, simulation: null });
  for (const sent of [
    undefined,
    null,
    [],
    { ...USUAL_ANSWERS, ties: 0.99 },
    { ...USUAL_ANSWERS, winShare: NaN },
    { ...USUAL_ANSWERS, iccRater: 2 },
    { ...USUAL_ANSWERS, more: 1 },
  ]) {
    expect(await estimatePowerAction(GOOD, sent)).toBeNull();
  }
  expect(await estimatePowerAction('no protocol', USUAL_ANSWERS)).toBeNull();
});

test('a protocol in order becomes a study of whoever is signed in', async () => {
  expect(await checkProtocolAction(GOOD)).toEqual({
    summary:
      '16 images, 8 comparisons, 2 questions; 4 raters with 8 comparisons each give 64 votes.',
    warnings: [],
    coverage: [],
    extent: expect.anything(),
  });
  expect(await created(GOOD)).toEqual({ slug: 'base-study' });
  const study = await installation.db.study.findFirstOrThrow({ include: { members: true } });
  expect(study.members).toMatchObject([{ role: 'owner' }]);
});

test('the prompts that are shown as drawn are those of the study, and times are those measured here', async () => {
  const { db } = installation;
  const before = await checkProtocolAction(GOOD);
  if (!('extent' in before)) throw new Error('the page refuses it');
  const { drawn, times } = before.extent;
  const samples = await db.sample.findMany({ include: { prompt: true, arm: true } });
  const texts = new Set(samples.map(({ prompt }) => prompt.text));
  expect(new Set(drawn.prompts.map(({ text }) => text))).toEqual(texts);
  expect(drawn.more).toBe(0);
  // 8 pairs, 1 practice and 1 repeat, of 2 questions at 8 s
  expect(times).toEqual([
    'Generation: no image of tiny-sd was made here yet.',
    'Voting: about 2 min 40 s for each rater and 10 min 40 s in all, at 8 s an answer.',
  ]);
  for (const { id, arm } of samples) {
    const seconds = 0.5 * Number(arm.steps);
    await db.sample.update({ where: { id }, data: { state: 'done', seconds } });
  }
  const after = await checkProtocolAction(GOOD);
  // 8 images at 2 steps and 8 at 4, each step half a second
  expect('extent' in after && after.extent.times[0]).toBe(
    'Generation: about 24 s with one worker, as images took here before.',
  );
});

/** A protocol on two arms of images, of prompts 3 and 5. */
const OF_IMAGES = `
name: Two from elsewhere
prompts: { set: words, ids: [3, 5] }
arms:
  - { key: mj, label: Midjourney, images: ./mj }
  - { key: dalle, label: DALL-E, images: ./dalle }
questions: [{ id: better, title: Better, ask: Which is better? }]
content_gate: none
`;

async function upload(name: string, files: Record<string, Uint8Array>): Promise<void> {
  const { id: ownerId } = await requireResearcher();
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(zipSync(files));
  }
  const owner = { root: join(folder, 'uploads'), ownerId };
  const now = new Date();
  await keepUpload({ owner, name, bytes: bytes(), limits: UPLOAD_LIMITS, now });
}

async function uploadNames(): Promise<string[]> {
  const { id: ownerId } = await requireResearcher();
  const uploads = await listUploads({ root: join(folder, 'uploads'), ownerId });
  return uploads.map(({ name }) => name);
}

test('arms of uploads are counted with all that is wrong, and become a study that keeps them', async () => {
  const picture = await sharp({
    create: { width: 9, height: 7, channels: 3, background: '#207040' },
  })
    .webp()
    .toBuffer();
  await upload('mj', { 'mj/00003-0.webp': picture, 'mj/notes.txt': strToU8('x') });
  const short = await checkProtocolAction(OF_IMAGES);
  if (!('errors' in short)) throw new Error('the page takes it');
  expect(notes(short.errors)).toEqual([
    expect.stringMatching(/^5 arms\.0\.images lacks 1 of 2 images: prompt 5 /),
    expect.stringMatching(
      /^6 arms\.1\.images names the folder \.\/dalle, .*upload it here as dalle/,
    ),
  ]);
  expect(short.coverage).toEqual([
    ['Arm', 'Images', 'Missing', 'Double', 'Left over', 'Told by'],
    ['Midjourney', '1 of 2', '1', '0', '1', 'names of files and folders'],
  ]);
  expect(await created(OF_IMAGES)).toEqual({ check: short });

  await upload('mj', { '3.webp': picture, '5.webp': picture });
  await upload('dalle', { '3.webp': picture, '5.webp': strToU8('no picture') });
  expect(await created(OF_IMAGES)).toEqual({
    refusal: expect.stringMatching(/^The image dalle\/5\.webp cannot be read/),
  });
  expect(await uploadNames()).toEqual(['dalle', 'mj']);

  await upload('dalle', { '3.webp': picture, '5.webp': picture });
  await upload('other', { '3.webp': picture });
  expect(await created(OF_IMAGES)).toEqual({ slug: 'two-from-elsewhere' });
  expect(await uploadNames()).toEqual(['other']);
  const samples = await installation.db.sample.findMany({
    where: { run: { study: { slug: 'two-from-elsewhere' } } },
  });
  expect(samples.map(({ state, width, height }) => [state, width, height])).toEqual(
    Array.from({ length: 4 }, () => ['done', 9, 7]),
  );
});

test('beside an arm stand two of its images, of the prompts of the others, until they are sent anew', async () => {
  const image = await sharp({ create: { width: 9, height: 7, channels: 3, background: '#207040' } })
    .png()
    .toBuffer();
  const shown = async () => {
    const check = await checkProtocolAction(OF_IMAGES);
    if (!('extent' in check)) throw new Error('the page refuses it');
    return check.extent.uploaded;
  };
  await upload('mj', { 'mj/a b/3.png': image, 'mj/a b/5.png': image, 'mj/a b/8.png': image });
  await upload('dalle', { '3.png': image, '5.png': image });
  const [mj, dalle] = await shown();
  expect(mj?.images.map(({ prompt }) => prompt)).toEqual(dalle?.images.map(({ prompt }) => prompt));
  expect(mj?.images.map(({ address }) => address)).toEqual([
    expect.stringMatching(/^\/api\/uploads\/images\/mj\?file=a\+b%2F3\.png&sent=\d+$/),
    expect.stringMatching(/^\/api\/uploads\/images\/mj\?file=a\+b%2F5\.png&sent=\d+$/),
  ]);
  await upload('mj', { '3.png': image, '5.png': image });
  const [again] = await shown();
  expect(again?.images).not.toEqual(mj?.images);
});
