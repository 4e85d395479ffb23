import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#prisma/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import type { Generator } from '../pipeline/start-generator.ts';
import { openLocalStore } from '../sample-store/sample-store.ts';
import { loadWork } from './load-work.ts';
import { makeSamples } from './make-samples.ts';
import type { Workshop } from './make-samples.ts';

const RUN = 'run';
const SAMPLES = ['first', 'second'];

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-make-samples-'));
  database = await createTestDatabase();
  await createRun(database.db);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

it('gives up samples whose making fails in a way that nobody knows, with its words', async () => {
  const { db } = database;
  const job = { runId: RUN, armId: 'arm', sampleIds: SAMPLES };
  let returned = 0;
  for (;;) {
    const work = await loadWork(db, job);
    if (work.samples.length === 0) break;
    const signal = AbortSignal.timeout(60_000);
    await expect(makeSamples(workshop(db), { ...work, runId: RUN, signal })).rejects.toThrow(
      TypeError,
    );
    returned += 1;
    expect(returned).toBeLessThan(20);
  }
  const samples = await db.sample.findMany({ where: { runId: RUN } });
  expect(samples.map(({ state, error }) => ({ state, error }))).toEqual(
    SAMPLES.map(() => ({ state: 'failed', error: 'nothing is no function' })),
  );
  expect(await db.run.findUniqueOrThrow({ where: { id: RUN } })).toMatchObject({ failed: 2 });
});

/** A generator that is broken, in a workshop where all else is whole. */
function workshop(db: Database): Workshop {
  const generator: Generator = {
    device: { provider: 'cpu', deviceId: 0, name: 'cpu' },
    childPid: () => undefined,
    generate: () => Promise.reject(new TypeError('nothing is no function')),
    revive: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return {
    db,
    store: openLocalStore(folder),
    generator,
    log: pino({ enabled: false }),
    findModel: () => Promise.reject(new Error('no model is asked for')),
    now: () => new Date(0),
    clock: () => 0,
    tally: { made: () => undefined, failed: () => undefined },
  };
}

async function createRun(db: Database): Promise<void> {
  const set = { name: 'Things', sha256: '', source: 'test' };
  const prompts = SAMPLES.map((text, index) => ({
    id: text,
    index,
    text,
    category: '',
    challenge: '',
    note: '',
  }));
  await db.promptSet.create({ data: { ...set, prompts: { create: prompts } } });
  const model = { id: 'model', name: 'tiny', folder, sha256: '', files: {}, report: {} };
  await db.model.create({ data: model });
  const study = { id: 'study', slug: 'study', name: 'Study', protocolText: '', seed: 0 };
  await db.study.create({ data: { ...study, protocol: {} } });
  const settings = { steps: 2, guidanceScale: 1, guidanceRescale: 0, negativePrompt: '' };
  const arm = { id: 'arm', position: 0, key: 'arm', label: 'Arm', studyId: 'study' };
  await db.arm.create({ data: { ...arm, ...settings, modelId: 'model' } });
  await db.run.create({ data: { id: RUN, studyId: 'study', total: 2, stepsTotal: 4 } });
  await db.sample.createMany({
    data: SAMPLES.map((id) => ({
      id,
      runId: RUN,
      armId: 'arm',
      promptId: id,
      replicate: 0,
      seed: 1,
    })),
  });
}
