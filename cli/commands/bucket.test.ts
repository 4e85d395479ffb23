import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestBucket } from '#generator/sample-store/fixtures/start-test-bucket.ts';
import type { TestBucket } from '#generator/sample-store/fixtures/start-test-bucket.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';

const ONPAR = resolve('cli/onpar.ts');

const PROTOCOL = `
name: In a bucket
prompts: { set: things }
replicates: 4
arms:
  - { key: two, label: Two, model: tiny, steps: 2, scheduler: ddim }
  - { key: three, label: Three, model: tiny, steps: 3, scheduler: ddim }
questions: [{ id: better, title: Better, ask: Which is better? }]
content_gate: none
`;

let database: TestDatabase;
let bucket: TestBucket;
let work: string;

beforeAll(async () => {
  [database, bucket] = await Promise.all([createTestDatabase(), startTestBucket()]);
  work = await mkdtemp(join(tmpdir(), 'onpar-bucket-'));
  await writeFile(join(work, 'things.txt'), 'a cat\na dog\na fox\na hen\n');
  await writeFile(join(work, 'study.yaml'), PROTOCOL);
});
afterAll(async () => {
  await bucket.close();
  await database.drop();
  await rm(work, { recursive: true });
});

type Outcome = { code: number; stdout: string; stderr: string };

function onpar(...args: string[]): Promise<Outcome> {
  const own = { DATABASE_URL: database.url, ONPAR_HOME: join(work, 'home') };
  const env = { ...process.env, ...bucket.environment, ...own };
  return new Promise((done) => {
    execFile(process.execPath, [ONPAR, ...args], { cwd: work, env }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await pause(100);
}

it('makes a run whose bucket goes away in its midst, and goes on when it is back', async () => {
  const { db } = database;
  const model = resolve('generator/fixtures/tiny-sd');
  expect(await onpar('models', 'add', model, '--name', 'tiny', '--device', 'cpu')).toMatchObject({
    code: 0,
  });
  await onpar('prompts', 'import', 'things.txt', '--name', 'things');
  const run = onpar('run', 'study.yaml');
  await until(async () => (await db.sample.count({ where: { state: 'done' } })) > 2);
  await bucket.stop();
  await until(async () => (await db.run.count({ where: { state: 'waiting' } })) > 0);
  const { error } = await db.run.findFirstOrThrow();
  expect(error).toMatch(/^The sample store s3:\/\/onpar\/lab at http:.* cannot be \w+ \(ECONN/);
  await bucket.start();
  expect(await run).toMatchObject({ code: 0, stderr: expect.stringContaining('32 of 32 images') });
  expect(await db.run.findMany()).toMatchObject([{ state: 'completed', failed: 0, error: null }]);
  expect(await onpar('store', 'verify')).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('76 files looked at'),
  });
  // nothing was put into the home folder instead
  expect(existsSync(join(work, 'home', 'samples'))).toBe(false);
});

it('is brought into another store by a backup', async () => {
  const file = join(work, 'onpar.tar');
  expect(await onpar('backup', file)).toMatchObject({ code: 0 });
  const other = await createTestDatabase();
  const env = { ...process.env, DATABASE_URL: other.url, ONPAR_HOME: join(work, 'other') };
  const restored = await new Promise<string>((done) => {
    execFile(process.execPath, [ONPAR, 'restore', file], { env }, (_error, _stdout, stderr) => {
      done(stderr);
    });
  });
  expect(restored).toContain('and 64 images');
  expect(existsSync(join(work, 'other', 'samples'))).toBe(true);
  expect(await other.db.sample.count({ where: { state: 'done' } })).toBe(32);
  await other.drop();
});

it('says in a sentence that ONPAR_STORE means nothing', async () => {
  const env = { ...process.env, ONPAR_STORE: 'gs://x', ONPAR_HOME: join(work, 'none') };
  const said = await new Promise<string>((done) => {
    execFile(process.execPath, [ONPAR, 'doctor'], { env }, (_error, _stdout, stderr) => {
      done(stderr);
    });
  });
  expect(said).toBe(
    'onpar: ONPAR_STORE is gs://x: give a folder, or a bucket as in s3://bucket/prefix.\n',
  );
});
