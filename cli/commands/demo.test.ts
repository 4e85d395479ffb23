import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestDatabase } from '#prisma/test-database.ts';
import { createTestDatabase } from '#prisma/test-database.ts';

const run = promisify(execFile);
let database: TestDatabase;
let home: string;

beforeAll(async () => {
  database = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), 'onpar-demo-'));
});
afterAll(async () => {
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

async function demo(...flags: string[]): Promise<string> {
  const size = ['--prompts', '2', '--replicates', '2', '--steps', '6,8'];
  const args = [resolve('cli/onpar.ts'), 'demo', '--no-web', ...size, ...flags];
  const env = { ...process.env, DATABASE_URL: database.url, ONPAR_HOME: home };
  return (await run(process.execPath, args, { env })).stderr;
}

it('goes from an empty database to a study with images, FID and marked simulated votes', async () => {
  const said = await demo('--simulate', '3');
  const { db } = database;
  const study = await db.study.findFirstOrThrow({ include: { arms: true, runs: true } });
  expect(study).toMatchObject({ state: 'open', simulated: true });
  expect(study.frozenHash).toMatch(/^[0-9a-f]{64}$/);
  expect(study.arms.map(({ steps }) => steps).sort()).toEqual([6, 8]);
  expect(study.runs[0]).toMatchObject({ state: 'completed', total: 8, done: 8 });
  const metrics = await db.metricResult.findMany();
  expect(metrics.map(({ setA }) => setA).sort()).toEqual(['base', 'fast']);
  for (const { value } of metrics) expect(value).toBeGreaterThan(0);
  expect(said).toContain(`Study ${study.slug} is open for votes`);
  const raters = await db.enrolment.findMany();
  expect(raters.map(({ simulated, state }) => ({ simulated, state }))).toEqual(
    Array.from({ length: 3 }, () => ({ simulated: true, state: 'finished' })),
  );
  expect(await db.vote.count({ where: { trial: { kind: 'main' } } })).toBe(3 * 4 * 2);
}, 240_000);

it('makes nothing twice when it is called again', async () => {
  const before = await database.db.sample.findMany({ orderBy: { id: 'asc' } });
  await demo();
  expect(await database.db.sample.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  expect(await database.db.study.count()).toBe(1);
  expect(await database.db.vote.count({ where: { trial: { kind: 'main' } } })).toBe(24);
}, 240_000);

it('refuses a demo of one image from each model, of which there is no FID, before it begins', async () => {
  await expect(demo('--prompts', '1', '--replicates', '1')).rejects.toThrow('two images from each');
});
