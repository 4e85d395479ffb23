import { present } from '#domain/present.ts';
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readModel } from '#generator/models/read-model.ts';
import { readRunProgress } from '#generator/progress/read-run-progress.ts';
import { enqueueRun } from '#generator/queue/enqueue-run.ts';
import { openQueue } from '#generator/queue/open-queue.ts';
import type { Queue } from '#generator/queue/open-queue.ts';
import { resumeRun } from '#generator/queue/resume-run.ts';
import { stopRun } from '#generator/queue/stop-run.ts';
import { openLocalStore } from '#generator/sample-store/sample-store.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import { createStudy } from '#study/life/create-study.ts';
import { MEASUREMENT_QUEUE } from '#study/measurements/measurement-job.ts';
import { importPrompts } from '#study/prompts/import-prompts.ts';
import { parseProtocol } from '#study/protocol/parse-protocol.ts';
import { databaseSources } from '#study/runs/database-sources.ts';
import { requirePlan } from '#study/runs/require-plan.ts';

const ONPAR = resolve('cli/onpar.ts');
const MODEL = resolve('generator/fixtures/tiny-sd');

let database: TestDatabase;
let queue: Queue;
let home: string;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), 'onpar-worker-'));
  queue = await openQueue(database.url, { supervise: false, onError: () => undefined });
  const { files, sha256 } = await readModel(MODEL);
  await database.db.model.create({
    data: { name: 'tiny-sd', folder: MODEL, sha256, files, report: {} },
  });
  const text = Array.from({ length: 20 }, (_, i) => `a picture of thing number ${i}`).join('\n');
  await importPrompts({
    db: database.db,
    name: 'Things',
    source: 'test',
    text,
    fileName: 'things.txt',
  });
});

afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await queue.stop({ graceful: false });
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, [ONPAR, 'worker', '--device', 'cpu'], {
    stdio: 'ignore',
    env: { ...process.env, DATABASE_URL: database.url, ONPAR_HOME: home },
  });
  workers.push(worker);
  return worker;
}

async function createRun(name: string, steps: number): Promise<string> {
  const protocolText = `
name: ${name}
prompts: { set: Things, draw: 8, seed: 1 }
replicates: 2
arms:
  - { key: long, label: Long, model: tiny-sd, steps: ${steps}, guidance_scale: 7.5 }
  - { key: short, label: Short, model: tiny-sd, steps: 2, guidance_scale: 7.5 }
questions: [{ id: better, title: Better image, ask: Which image is better? }]
analysis: { primary: [better] }
content_gate: none
`;
  const { plan } = await requirePlan({
    file: parseProtocol(protocolText, 'test.yaml'),
    sources: databaseSources(database.db),
  });
  const study = await createStudy({ db: database.db, plan });
  const run = await database.db.run.findFirstOrThrow({ where: { studyId: study.id } });
  await enqueueRun({ db: database.db, queue, runId: run.id });
  return run.id;
}

async function until(
  runId: string,
  reached: (done: number, state: string) => boolean,
): Promise<void> {
  for (let i = 0; i < 900; i++) {
    const progress = await readRunProgress({ db: database.db, runId, now: new Date() });
    if (progress && reached(progress.done, progress.state)) return;
    await pause(100);
  }
  throw new Error('the run did not get there in time');
}

async function expectEverySampleOnce(runId: string): Promise<void> {
  const store = openLocalStore(join(home, 'samples'));
  const samples = await database.db.sample.findMany({ where: { runId } });
  expect(samples).toHaveLength(32);
  expect(new Set(samples.map((s) => `${s.armId} ${s.promptId} ${s.replicate}`)).size).toBe(32);
  for (const { state, sha256 } of samples) {
    expect(state).toBe('done');
    const bytes = await store.get(present(sha256, 'the image'));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
  const run = await database.db.run.findUniqueOrThrow({ where: { id: runId } });
  expect(run).toMatchObject({ state: 'completed', total: 32, done: 32, failed: 0 });
}

it('makes every sample once when its worker is killed in the middle and another one starts', async () => {
  const runId = await createRun('Killed', 60);
  const first = startWorker();
  await until(runId, (done) => done >= 4);
  first.kill('SIGKILL');
  await once(first, 'exit');
  const { done } = await database.db.run.findUniqueOrThrow({ where: { id: runId } });
  expect(done).toBeLessThan(32);
  const second = startWorker();
  await until(runId, (_, state) => state === 'completed');
  await expectEverySampleOnce(runId);
  second.kill('SIGTERM');
  await once(second, 'exit');
}, 150_000);

it('stops between two steps when a run is paused, and goes on when it is resumed', async () => {
  const runId = await createRun('Paused', 60);
  const worker = startWorker();
  await until(runId, (done) => done >= 4);
  await stopRun({ db: database.db, runId, as: 'paused', now: new Date() });
  await pause(3000);
  const { done } = await database.db.run.findUniqueOrThrow({ where: { id: runId } });
  await pause(1500);
  const later = await database.db.run.findUniqueOrThrow({ where: { id: runId } });
  expect(later.done).toBe(done);
  expect(done).toBeLessThan(32);
  expect(await resumeRun({ db: database.db, runId })).toBe(true);
  await until(runId, (_, state) => state === 'completed');
  await expectEverySampleOnce(runId);
  worker.kill('SIGTERM');
  await once(worker, 'exit');
}, 150_000);

it('ends a run with the reason when the files of its model are others than were added', async () => {
  const { sha256 } = await database.db.model.findUniqueOrThrow({ where: { name: 'tiny-sd' } });
  await database.db.model.update({ where: { name: 'tiny-sd' }, data: { sha256: '0'.repeat(64) } });
  const runId = await createRun('Changed', 3);
  const worker = startWorker();
  await until(runId, (_, state) => state === 'failed');
  const run = await database.db.run.findUniqueOrThrow({ where: { id: runId } });
  expect(run).toMatchObject({ done: 0, error: expect.stringContaining('have changed') });
  await database.db.model.update({ where: { name: 'tiny-sd' }, data: { sha256 } });
  worker.kill('SIGTERM');
  await once(worker, 'exit');
});

it('ends a run with the reason when its model is gone', async () => {
  const folder = '/nowhere/at/all';
  await database.db.model.update({ where: { name: 'tiny-sd' }, data: { folder } });
  const runId = await createRun('Gone', 3);
  const worker = startWorker();
  await until(runId, (_, state) => state === 'failed');
  const { error } = await database.db.run.findUniqueOrThrow({ where: { id: runId } });
  expect(error).toContain(folder);
  worker.kill('SIGTERM');
  await once(worker, 'exit');
});

it('fails the samples of an arm that cannot be made, and makes those of the others', async () => {
  const folder = MODEL;
  await database.db.model.update({ where: { name: 'tiny-sd' }, data: { folder } });
  const runId = await createRun('Impossible', 3);
  await database.db.arm.updateMany({
    where: { key: 'short', study: { runs: { some: { id: runId } } } },
    data: { scheduler: 'ddimm' },
  });
  const worker = startWorker();
  await until(runId, (_, state) => state === 'completed_with_failures');
  const samples = await database.db.sample.findMany({ where: { runId }, include: { arm: true } });
  for (const { arm, state, error } of samples) {
    expect(state).toBe(arm.key === 'short' ? 'failed' : 'done');
    if (arm.key === 'short') {
      expect(error).toContain('scheduler of arm "short" must be one of ddim, pndm,');
    }
  }
  const run = await database.db.run.findUniqueOrThrow({ where: { id: runId } });
  expect(run).toMatchObject({ total: 32, done: 16, failed: 16 });
  worker.kill('SIGTERM');
  await once(worker, 'exit');
});

it('makes every sample once when its inference process is killed again and again', async () => {
  const runId = await createRun('Inference killed', 40);
  const worker = startWorker();
  for (const reached of [2, 8, 14]) {
    await until(runId, (done) => done >= reached);
    const child = await inferenceOf(worker);
    if (child !== undefined) process.kill(child, 'SIGKILL');
  }
  await until(runId, (_, state) => state === 'completed');
  await expectEverySampleOnce(runId);
  worker.kill('SIGTERM');
  await once(worker, 'exit');
});

it('waits while there is no place for images, says for what, and goes on by itself', async () => {
  const place = join(home, 'samples');
  await rename(place, `${place}.away`);
  await writeFile(place, 'a file where the folder of the images should be');
  const runId = await createRun('No place', 2);
  const worker = startWorker();
  await until(runId, (_, state) => state === 'waiting');
  const { error } = await database.db.run.findUniqueOrThrow({ where: { id: runId } });
  expect(error).toContain(`The sample store ${place} cannot be written`);
  await rm(place);
  await rename(`${place}.away`, place);
  await until(runId, (_, state) => state === 'completed');
  await expectEverySampleOnce(runId);
  const after = await database.db.run.findUniqueOrThrow({ where: { id: runId } });
  expect(after.error).toBeNull();
  worker.kill('SIGTERM');
  await once(worker, 'exit');
});

it('ends with a sentence, before it takes a job, when its device is not there', async () => {
  const worker = spawn(process.execPath, [ONPAR, 'worker', '--device', 'cuda:77'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DATABASE_URL: database.url, ONPAR_HOME: home },
  });
  const said: Buffer[] = [];
  worker.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  await once(worker, 'exit');
  expect(worker.exitCode).toBe(1);
  expect(Buffer.concat(said).toString()).toMatch(/^onpar: CUDA device 77 cannot be used .*\.\n$/);
});

it('ends with status 1, in place of living on idle, when a part of its work cannot begin', async () => {
  const { db } = database;
  // the queue of measurements comes after that of images, whose worker is at work by then
  await db.$executeRaw`DELETE FROM pgboss.queue WHERE name = ${MEASUREMENT_QUEUE}`;
  await db.$executeRawUnsafe(
    `ALTER TABLE pgboss.queue ADD CONSTRAINT refused CHECK (name <> '${MEASUREMENT_QUEUE}')`,
  );
  const worker = startWorker();
  await once(worker, 'exit');
  expect(worker.exitCode).toBe(1);
  await db.$executeRaw`ALTER TABLE pgboss.queue DROP CONSTRAINT refused`;
}, 60_000);

/** The process that infers for a worker. */
async function inferenceOf(worker: ChildProcess): Promise<number | undefined> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid,ppid,args']);
  const line = stdout
    .split('\n')
    .map((text) => text.trim().split(/\s+/))
    .find(([, parent, ...args]) => {
      return Number(parent) === worker.pid && args.join(' ').includes('generator-child');
    });
  return line && Number(line[0]);
}
