import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readModel } from '#generator/models/read-model.ts';
import { followRun } from '#generator/progress/follow-run.ts';
import { enqueueRun } from '#generator/queue/enqueue-run.ts';
import { imagesAhead } from '#generator/queue/images-ahead.ts';
import { openQueue } from '#generator/queue/open-queue.ts';
import { resumeRun } from '#generator/queue/resume-run.ts';
import { retryFailed } from '#generator/queue/retry-failed.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { importPrompts } from '#study/prompts/import-prompts.ts';

const MODEL = resolve('generator/fixtures/tiny-sd');
const PROTOCOL = `name: Two models
prompts: { set: Things }
arms:
  - { key: whole, label: Whole, model: whole, steps: 2, guidance_scale: 7.5 }
  - { key: other, label: Other, model: other, steps: 3, guidance_scale: 7.5 }
questions: [{ id: better, title: Better image, ask: Which image is better? }]
content_gate: none
`;

let database: TestDatabase;
let home: string;
let sha256: string;

beforeAll(async () => {
  database = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), 'onpar-run-'));
  await writeFile(join(home, 'study.yaml'), PROTOCOL);
  const model = await readModel(MODEL);
  sha256 = model.sha256;
  for (const [name, hash] of [
    ['whole', sha256],
    ['other', '0'.repeat(64)],
  ] as const) {
    await database.db.model.create({
      data: { name, folder: MODEL, sha256: hash, files: model.files, report: {} },
    });
  }
  const text = 'a cat\na dog\n';
  const source = 'test';
  await importPrompts({ db: database.db, name: 'Things', source, text, fileName: 'things.txt' });
});
afterAll(async () => {
  await database.drop();
  await rm(home, { recursive: true });
});

type Outcome = { code: number; stdout: string; stderr: string };

function run(...args: string[]): Promise<Outcome> {
  const program = resolve('cli/onpar.ts');
  const env = { ...process.env, DATABASE_URL: database.url, ONPAR_HOME: home };
  return new Promise((done) => {
    execFile(process.execPath, [program, 'run', ...args], { env }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

it('lists what failed and why, tries it again when told to, and says by its status whether all is made', async () => {
  const first = await run(join(home, 'study.yaml'), '--json');
  expect(first.code).toBe(1);
  expect(first.stderr).toMatch(
    /failed: arm other, prompt 0, replicate 0: The files of model other/,
  );
  expect(first.stderr).toContain('onpar run two-models --retry-failed');
  const told: unknown = JSON.parse(first.stdout);
  expect(told).toMatchObject({
    study: 'two-models',
    state: 'completed_with_failures',
    total: 4,
    done: 2,
    failed: 2,
    stepsDone: 4,
    stepsTotal: 10,
    failures: [
      { arm: 'other', prompt: 'a cat', reason: expect.stringContaining('have changed') },
      { arm: 'other', prompt: 'a dog', reason: expect.stringContaining('have changed') },
    ],
  });

  const again = await run('two-models');
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('2 of 4 images, 2 failed');

  await database.db.model.update({ where: { name: 'other' }, data: { sha256 } });
  const mended = await run('two-models', '--retry-failed', '--json');
  expect(mended).toMatchObject({ code: 0 });
  const all = { state: 'completed', done: 4, failed: 0, stepsDone: 10, failures: [] };
  expect(JSON.parse(mended.stdout)).toMatchObject(all);
});

it('leaves the images of a study alone that is open', async () => {
  const { db } = database;
  const { id } = await db.run.findFirstOrThrow();
  await db.study.updateMany({ data: { state: 'open' } });
  await expect(retryFailed({ db, runId: id })).rejects.toMatchObject({ code: 'images-frozen' });
  await db.study.updateMany({ data: { state: 'review' } });
});

it('queues a run once, from whatever state it goes on and from however many places', async () => {
  const { db, url } = database;
  const queue = await openQueue(url, { supervise: false, onError: () => undefined });
  const { id: runId } = await db.run.findFirstOrThrow();
  for (const state of ['paused', 'cancelled', 'failed'] as const) {
    await queue.deleteAllJobs('generation');
    await db.sample.updateMany({ where: { runId }, data: { state: 'waiting' } });
    await db.run.update({ where: { id: runId }, data: { state, error: 'before' } });
    expect(await resumeRun({ db, runId })).toBe(true);
    const sent = await Promise.all(
      Array.from({ length: 4 }, () => enqueueRun({ db, queue, runId })),
    );
    expect(sent.toSorted()).toEqual([0, 0, 0, 2]);
    expect(await db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({
      state: 'queued',
      error: null,
    });
  }
  // work that an earlier call has queued is no reason to leave the run where it is
  await db.run.update({ where: { id: runId }, data: { state: 'failed', error: 'before' } });
  expect(await resumeRun({ db, runId })).toBe(true);
  expect(await enqueueRun({ db, queue, runId })).toBe(0);
  expect(await db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ error: null });
  await queue.stop({ graceful: false });
});

it('tells how many images of other studies come first, of runs that are alive', async () => {
  const { db, url } = database;
  const queue = await openQueue(url, { supervise: false, onError: () => undefined });
  const { id: runId, studyId } = await db.run.findFirstOrThrow();
  const other = await db.run.create({
    data: { studyId, state: 'queued', total: 0, stepsTotal: 0 },
  });
  const armId = runId;
  const send = (run: string, images: number): Promise<unknown> =>
    queue.send('generation', {
      ...{ runId: run, armId },
      sampleIds: Array.from({ length: images }, () => armId),
    });
  await queue.deleteAllJobs('generation');
  expect(await imagesAhead(db, runId)).toBe(0);
  await send(other.id, 4);
  await send(other.id, 3);
  await send(runId, 2);
  await send(other.id, 4);
  expect(await imagesAhead(db, runId)).toBe(7);
  expect(await imagesAhead(db, other.id)).toBe(0);
  await db.run.update({ where: { id: runId }, data: { state: 'queued' } });
  const following = followRun({
    ...{ db, runId, now: () => new Date(), pause: () => Promise.resolve() },
  });
  expect((await following.next()).value).toMatchObject({ state: 'queued', imagesAhead: 7 });
  await db.run.update({ where: { id: other.id }, data: { state: 'paused' } });
  expect(await imagesAhead(db, runId)).toBe(0);
  await queue.stop({ graceful: false });
});
