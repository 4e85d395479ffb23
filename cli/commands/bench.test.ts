import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#prisma/test-database.ts';
import type { Study } from '#prisma/generated/client.ts';
import { readRuntimes } from '#study/runtime/read-runtimes.ts';
import { addPromptsAndModels, addStudy } from '#study/test-study.ts';
import { benchCommand } from './bench.ts';

const TINY = join(import.meta.dirname, '../../generator/fixtures/tiny-sd');
let test: TestDatabase;
let study: Study;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-bench-'));
  test = await createTestDatabase();
  vi.stubEnv('DATABASE_URL', test.url);
  await addPromptsAndModels(test.db);
  await test.db.model.updateMany({ data: { folder: TINY } });
  study = await addStudy(test.db);
});
afterEach(() => void vi.restoreAllMocks());
afterAll(async () => {
  vi.unstubAllEnvs();
  await test.drop();
  await rm(folder, { recursive: true });
});

/** What the command prints on stdout. */
async function bench(...args: string[]): Promise<string> {
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  await benchCommand().exitOverride().parseAsync(args, { from: 'user' });
  return written.join('');
}

it('times the arms of a study at the steps asked for, and keeps them with it', async () => {
  const flags = ['--steps', '1,2', '--repeats', '1', '--device', 'cpu', '--json'];
  const printed: unknown = JSON.parse(await bench(study.slug, ...flags));
  const row = (arm: string, steps: number): object =>
    expect.objectContaining({
      arm,
      steps,
      device: 'cpu',
      precision: 'float32',
      ci95: null,
      n: 1,
    }) as object;
  expect(printed).toMatchObject({
    ...{ study: study.slug, warm_up: 1, repeats: 1 },
    rows: [row('alpha', 1), row('alpha', 2), row('beta', 1), row('beta', 2)],
    lines: [{ model: 'model-a' }, { model: 'model-b' }],
  });
  expect(await readRuntimes(test.db, study.id)).toEqual((printed as { rows: unknown }).rows);
});

it('keeps what another engine measured beside it, in one table', async () => {
  const file = join(folder, 'torch.json');
  const [own] = await readRuntimes(test.db, study.id);
  const rows = [{ ...own, engine: 'pytorch 2.9.0', median_seconds: 2, ci95: [1, 3], n: 9 }];
  await writeFile(file, JSON.stringify({ rows }));
  expect(await bench(study.slug, '--add', file)).toMatch(
    /\| alpha \| 1 \| pytorch 2\.9\.0, cpu \(.*\) \| float32 \| 2\.000 \| 1\.000 to 3\.000 \| 9 \|/,
  );
  expect(await readRuntimes(test.db, study.id)).toHaveLength(5);
});

it.each([
  [[], /^Name a study, or give --model DIR/],
  [['a-study', '--model', TINY], /^Name a study, or give --model DIR/],
  [['--model', TINY, '--repeats', '0'], /^--repeats 0 must be/],
  [['--model', TINY, '--device', 'tpu'], /^Device "tpu" is not known/],
  [['--model', TINY, '--add', 'x.json'], /^--add keeps rows with a study/],
  [['--model', join(TINY, 'nowhere')], /is not a model folder/],
  [['nobody'], /^there is no study nobody/],
])('answers the wrong call %j with one sentence', async (args, sentence) => {
  await expect(bench(...args)).rejects.toThrow(sentence);
});
