import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { countLiveWorkers } from '#generator/queue/count-live-workers.ts';
import { openQueue } from '#generator/queue/open-queue.ts';
import type { Queue } from '#generator/queue/open-queue.ts';
import { startTestBucket } from '#generator/sample-store/fixtures/start-test-bucket.ts';
import type { TestBucket } from '#generator/sample-store/fixtures/start-test-bucket.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';

const ONPAR = resolve('cli/onpar.ts');

const protocolOf = (name: string, models: string[]): string => `
name: ${name}
prompts: { set: things }
replicates: 2
arms:
${models.map((model, i) => `  - { key: arm-${i}, label: Arm ${i}, model: ${model}, steps: ${i + 2}, scheduler: ddim }`).join('\n')}
questions: [{ id: better, title: Better, ask: Which is better? }]
content_gate: none
`;

let database: TestDatabase;
let bucket: TestBucket;
let queue: Queue;
let work: string;
const workers: ChildProcess[] = [];
const models: string[] = [];

beforeAll(async () => {
  [database, bucket] = await Promise.all([createTestDatabase(), startTestBucket()]);
  work = await mkdtemp(join(tmpdir(), 'onpar-elsewhere-'));
  await writeFile(join(work, 'things.txt'), 'a cat\na dog\na fox\na hen\n');
  queue = await openQueue(database.url, { supervise: false, onError: () => undefined });
  await onpar('prompts', 'import', 'things.txt', '--name', 'things');
});
afterEach(async () => {
  for (const worker of workers.splice(0)) {
    if (worker.exitCode !== null) continue;
    worker.kill('SIGTERM');
    await once(worker, 'exit');
  }
});
afterAll(async () => {
  await queue.stop({ graceful: false });
  await bucket.close();
  await database.drop();
  await rm(work, { recursive: true });
});

/** What a machine knows: the database's address, the store, and a home folder of its own. */
const machine = (home: string, store = bucket.environment): NodeJS.ProcessEnv => ({
  ...process.env,
  ...store,
  ...{ DATABASE_URL: database.url, ONPAR_HOME: join(work, home) },
});

type Outcome = { code: number; stderr: string };

function call(args: string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  return new Promise((done) => {
    execFile(process.execPath, [ONPAR, ...args], { cwd: work, env }, (error, _stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, stderr });
    });
  });
}

const onpar = (...args: string[]): Promise<Outcome> => call(args, machine('office'));

/** A worker on a machine of its own; gives what its log holds by now. */
async function startWorker(env: NodeJS.ProcessEnv): Promise<() => string> {
  const worker = spawn(process.execPath, [ONPAR, 'worker', '--device', 'cpu'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  workers.push(worker);
  let log = '';
  for (const stream of [worker.stdout, worker.stderr])
    stream.on('data', (text) => (log += String(text)));
  while ((await countLiveWorkers(queue)) < workers.length) await pause(100);
  return () => log;
}

/** A copy of the fixture that is a model of its own, kept under a name: its config is longer. */
async function addModel(name: string, store = bucket.environment): Promise<string> {
  const folder = join(work, name);
  await cp('generator/fixtures/tiny-sd', folder, { recursive: true });
  const config = join(folder, 'scheduler', 'scheduler_config.json');
  await appendFile(config, `\n${' '.repeat(models.push(name))}`);
  const add = ['models', 'add', folder, '--name', name, '--device', 'cpu'];
  expect(await call(add, machine('office', store))).toMatchObject({ code: 0 });
  return folder;
}

async function runStudy(name: string, of: string[]): Promise<Outcome> {
  await writeFile(join(work, `${name}.yaml`), protocolOf(name, of));
  return onpar('run', `${name}.yaml`);
}

const countOf = (log: string, what: string): number => log.split(what).length - 1;

const samplesOf = (slug: string) =>
  database.db.sample.findMany({
    where: { run: { study: { slug } } },
    include: { arm: { include: { model: true } } },
    orderBy: { createdAt: 'asc' },
  });

it('fetches models from the store by their hashes, and makes each sample once', async () => {
  for (const name of ['one', 'two']) await rm(await addModel(name), { recursive: true });
  const logs = [await startWorker(machine('north')), await startWorker(machine('south'))];
  expect(await runStudy('fetched', ['one', 'two'])).toMatchObject({ code: 0 });
  const samples = await samplesOf('fetched');
  expect(samples.map(({ state }) => state)).toEqual(Array(16).fill('done'));
  expect(new Set(samples.map(({ sha256 }) => sha256)).size).toBe(16);
  for (const log of logs) {
    expect(log()).toContain('job done');
    expect(countOf(log(), 'fetches a model')).toBeLessThanOrEqual(2);
  }
  for (const name of await readdir(join(work, 'north', 'models')))
    expect(name).toMatch(/^[0-9a-f]{64}$/);
  const verified = await onpar('store', 'verify');
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.stderr).not.toContain('of no study');
}, 170_000);

it('leaves jobs whose model is nowhere on its machine to a worker that has it', async () => {
  // kept while the store was a folder of the office: nobody else sees it there
  const folder = await addModel('kept', { ...bucket.environment, ONPAR_STORE: '' });
  const { sha256 } = await database.db.model.findUniqueOrThrow({ where: { name: 'kept' } });
  await mkdir(join(work, 'south', 'models'), { recursive: true });
  await rename(folder, join(work, 'south', 'models', sha256));
  const north = await startWorker(machine('north'));
  await startWorker(machine('south'));
  expect(await runStudy('left-to-others', ['kept', 'kept'])).toMatchObject({ code: 0 });
  expect((await samplesOf('left-to-others')).map(({ state }) => state)).toEqual(
    Array(16).fill('done'),
  );
  expect(north()).toContain('is neither at');
  const runs = await database.db.run.findMany({ orderBy: { createdAt: 'desc' } });
  expect(runs[0]).toMatchObject({ state: 'completed', failed: 0, error: null });
}, 170_000);

it('makes the images of as many models at a time as stay loaded, so that each is loaded once', async () => {
  for (const name of ['a', 'b', 'c']) await addModel(name);
  await startWorker(machine('north'));
  expect(await runStudy('grouped', ['a', 'b', 'c'])).toMatchObject({ code: 0 });
  const order = (await samplesOf('grouped')).map(({ arm }) => arm.model?.name);
  expect(order.slice(0, 16).toSorted()).toEqual([...Array(8).fill('a'), ...Array(8).fill('b')]);
  expect(order.slice(16)).toEqual(Array(8).fill('c'));
}, 170_000);
