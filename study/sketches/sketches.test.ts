import { resolve } from 'node:path';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import { startGenerator } from '#generator/pipeline/start-generator.ts';
import type { Generator } from '#generator/pipeline/start-generator.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { GOOD, WORDS } from '../fixtures/wrong-protocols.ts';
import type { StoredPlan } from '../life/create-study.ts';
import { importPrompts } from '../prompts/import-prompts.ts';
import { parseProtocol } from '../protocol/parse-protocol.ts';
import { databaseSources } from '../runs/database-sources.ts';
import { planSamples } from '../runs/plan-samples.ts';
import { requirePlan } from '../runs/require-plan.ts';
import { askSketches } from './ask-sketches.ts';
import { lookAtSketches } from './look-at-sketches.ts';
import { sketchesOfPlan } from './sketches-of-plan.ts';
import { takeOne, takeSketches } from './take-sketches.ts';

const NOW = new Date('2026-01-02T03:04:05.678Z');
const after = (seconds: number): Date => new Date(NOW.getTime() + 1000 * seconds);
const folder = resolve('generator/fixtures/tiny-sd');

let test: TestDatabase;
let generator: Generator;

beforeAll(async () => {
  test = await createTestDatabase();
  const { db } = test;
  await importPrompts({ db, name: 'words', source: 'test', text: WORDS, fileName: 'words.tsv' });
  await db.model.create({
    data: { name: 'tiny-sd', folder, sha256: 'a'.repeat(64), files: {}, report: {} },
  });
  generator = await startGenerator({ device: 'cpu' });
});
afterAll(async () => {
  await generator.close();
  await test.drop();
});
beforeEach(() => test.db.sketch.deleteMany());

async function planOf(text: string): Promise<StoredPlan> {
  const file = parseProtocol(text, 'test.yaml');
  return (await requirePlan({ file, sources: databaseSources(test.db) })).plan;
}

const worker = (now: Date, findModel = () => Promise.resolve(folder)) => ({
  ...{ db: test.db, generator, findModel, log: pino({ level: 'silent' }), now: () => now },
});
const take = (now: Date, findModel?: () => Promise<string>): Promise<boolean> =>
  takeOne(worker(now, findModel), new AbortController().signal);

const allOf = async (text: string) =>
  (await sketchesOfPlan(await planOf(text))).flatMap(({ sketches }) => sketches);

it('two of each arm are of the first prompts and seeds of the study, at eight steps or fewer', async () => {
  const plan = await planOf(GOOD.replace('steps: 4', 'steps: 40'));
  const arms = await sketchesOfPlan(plan);
  expect(arms.map(({ position, steps, of }) => [position, steps, of])).toEqual([
    [0, 2, 2],
    [1, 8, 40],
  ]);
  const samples = planSamples(plan);
  for (const { position, sketches } of arms) {
    expect(sketches).toHaveLength(2);
    for (const { settings } of sketches) {
      const same = samples.find(
        ({ prompt, replicate, position: place }) =>
          place === position && prompt.text === settings.prompt && replicate === settings.replicate,
      );
      expect(Number(same?.seed)).toBe(settings.seed);
    }
    expect(new Set(sketches.map(({ settings }) => settings.prompt)).size).toBe(2);
  }
  const one = await sketchesOfPlan(
    await planOf(
      GOOD.replace('draw: 4', 'draw: 1').replace(
        'practice: 1, repeats: 1',
        'practice: 0, repeats: 0',
      ),
    ),
  );
  expect(at(one, 0).sketches.map(({ settings }) => settings.replicate)).toEqual([0, 1]);
});

it('what decides no image makes no other sketch, and all that does makes one', async () => {
  const ids = async (text: string): Promise<string[]> => (await allOf(text)).map(({ id }) => id);
  const before = await ids(GOOD);
  expect(await ids(GOOD.replace('Tiny 2', 'Other').replace('expected: 4', 'expected: 5'))).toEqual(
    before,
  );
  for (const [from, to] of [
    ['steps: 2, ', 'steps: 1, '],
    ['steps: 2, guidance_scale: 7.5', 'steps: 2, guidance_scale: 3'],
    ['steps: 2, ', 'steps: 2, scheduler: euler, '],
    ['steps: 2, ', 'steps: 2, negative_prompt: blue, '],
    ['draw: 4, seed: 0', 'draw: 4, seed: 9'],
  ] as const)
    expect(at(await ids(GOOD.replace(from, to)), 0)).not.toBe(at(before, 0));
});

it('a worker makes what is asked for, each once, as the study would', async () => {
  const sketches = await allOf(GOOD);
  await askSketches(test.db, sketches, NOW);
  await askSketches(test.db, sketches, NOW);
  const taken = [];
  for (let i = 0; i < 5; i++) taken.push(await take(NOW));
  expect(taken).toEqual([true, true, true, true, false]);
  const looked = await lookAtSketches(test.db, ['unknown', ...sketches.map(({ id }) => id)], NOW);
  expect(looked.sketches.map(({ state, error }) => [state, error])).toEqual(
    Array.from({ length: 4 }, () => ['done', null]),
  );
  expect(looked.hasWorker).toBe(false);
  const { image } = await test.db.sketch.findUniqueOrThrow({ where: { id: at(sketches, 0).id } });
  expect(await sharp(present(image, 'an image')).metadata()).toMatchObject({ format: 'png' });
});

it('what nobody looks at any more is not made, and is forgotten after a day', async () => {
  const sketches = await allOf(GOOD);
  await askSketches(test.db, sketches, NOW);
  expect(await take(after(30))).toBe(false);
  await lookAtSketches(test.db, [at(sketches, 0).id], after(30));
  expect([await take(after(31)), await take(after(31))]).toEqual([true, false]);
  await askSketches(test.db, [], after(25 * 3600));
  expect(await test.db.sketch.count()).toBe(0);
});

it('a worker goes on when the database is back, having said once that it is away', async () => {
  const [sketch] = await allOf(GOOD);
  await askSketches(test.db, [present(sketch, 'a sketch')], new Date());
  const said: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void said.push(line) });
  let fails = 2;
  const now = (): Date => {
    if (fails-- > 0) throw new Error('away');
    return new Date();
  };
  const taking = takeSketches({ ...worker(NOW), log, now });
  const isDone = async (): Promise<boolean> =>
    (await test.db.sketch.count({ where: { state: 'done' } })) === 1;
  await expect.poll(isDone, { timeout: 30_000 }).toBe(true);
  await taking.stop();
  expect(said).toHaveLength(1);
});

it('a failure is told, and tried again when it is asked for later; another worker may have the model', async () => {
  const [sketch] = await allOf(GOOD);
  const asked = [present(sketch, 'a sketch')];
  const id = at(asked, 0).id;
  await askSketches(test.db, asked, NOW);
  const state = async (): Promise<string> =>
    (await test.db.sketch.findUniqueOrThrow({ where: { id } })).state;
  const absent = (): Promise<string> =>
    Promise.reject(new UserError('not here', { code: 'model-absent' }));
  expect(await take(NOW, absent)).toBe(false);
  expect(await state()).toBe('waiting');
  await take(NOW, () => Promise.resolve('/nowhere'));
  expect(await state()).toBe('failed');
  await askSketches(test.db, asked, after(10));
  expect(await state()).toBe('failed');
  await askSketches(test.db, asked, after(90));
  expect(await state()).toBe('waiting');
  expect(await take(after(91))).toBe(true);
  expect(await state()).toBe('done');
});
