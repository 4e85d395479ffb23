import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openQueue } from '#generator/queue/open-queue.ts';
import type { Queue } from '#generator/queue/open-queue.ts';
import { openLocalStore } from '#generator/sample-store/sample-store.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import type { Measurement, Study } from '#prisma/generated/client.ts';
import { addPromptsAndModels, addStudy, finishRun, NOW } from '../test-study.ts';
import { requestMeasurement } from './request-measurement.ts';
import { stopMeasurement } from './stop-measurement.ts';
import { takeMeasurements } from './take-measurements.ts';

const CACHE = join(tmpdir(), 'onpar-test-cache');
const ENTRY = 'measurement-child.ts';

let database: TestDatabase;
let queue: Queue;
let home: string;
let studies = 0;
const ended = new Set(['done', 'failed', 'cancelled']);

beforeAll(async () => {
  database = await createTestDatabase();
  await addPromptsAndModels(database.db);
  home = await mkdtemp(join(tmpdir(), 'onpar-measure-'));
  queue = await openQueue(database.url, { supervise: true, onError: () => undefined });
});
afterAll(async () => {
  await queue.stop({ graceful: false });
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

const storeFolder = (): string => join(home, 'samples');

/** A study of two arms with 12 small images each. */
async function addMadeStudy(): Promise<Study> {
  const { db } = database;
  studies += 1;
  const study = await addStudy(db, (text) => text.replace('Alpha against', `Study ${studies} of`));
  await finishRun(db, study);
  const samples = await db.sample.findMany({ where: { arm: { studyId: study.id } } });
  for (const [i, { id }] of samples.entries()) {
    const background = { r: (i * 37) % 256, g: (i * 91) % 256, b: (i * 53) % 256 };
    const picture = sharp({ create: { width: 8, height: 8, channels: 3, background } });
    const sha256 = await openLocalStore(storeFolder()).put(await picture.png().toBuffer());
    await db.sample.update({ where: { id }, data: { sha256 } });
  }
  return study;
}

async function withWorker<T>(work: () => Promise<T>): Promise<T> {
  const { db, url: databaseUrl } = database;
  const folders = {
    storeAddress: { kind: 'folder', folder: storeFolder() } as const,
    homeFolder: home,
    cacheFolder: CACHE,
  };
  const settings = { databaseUrl, ...folders };
  const log = pino({ enabled: false });
  const worker = await takeMeasurements({ db, queue, log, settings, now: () => NOW });
  try {
    return await work();
  } finally {
    await worker.stop();
  }
}

const read = (id: string): Promise<Measurement> =>
  database.db.measurement.findUniqueOrThrow({ where: { id } });

const untilEnded = (id: string): Promise<Measurement> =>
  vi.waitUntil(
    async () => {
      const found = await read(id);
      return ended.has(found.state) ? found : undefined;
    },
    { timeout: 100_000, interval: 200 },
  );

/** The processes that measure now. */
function measuringPids(): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(ENTRY)).map((line) => Number.parseInt(line, 10));
}

const request = (study: Study, against: Parameters<typeof requestMeasurement>[0]['against']) =>
  requestMeasurement({
    ...{ db: database.db, study, against, homeFolder: home },
    metrics: ['fid', 'kid', 'is'],
  });

describe('measurements that researchers ask for', () => {
  it('are taken up by a worker, kept with the study, and say what was left out', async () => {
    const study = await addMadeStudy();
    const id = await request(study, { arm: 'beta' });
    await expect(request(study, { arm: 'beta' })).rejects.toThrow('being measured');
    const measurement = await withWorker(() => untilEnded(id));
    expect(measurement).toMatchObject({ state: 'done', done: 24, total: 24 });
    expect(measurement.note).toContain('Inception Score is left out: it needs the logits');
    const kept = await database.db.metricResult.findMany({ where: { studyId: study.id } });
    expect(kept.map(({ metric, setA, setB }) => [metric, setA, setB]).sort()).toEqual([
      ['fid', 'alpha', 'beta'],
      ['kid', 'alpha', 'beta'],
    ]);
  });

  it('survive the death of the process that measures', async () => {
    const study = await addMadeStudy();
    const id = await request(study, { arm: 'alpha' });
    const measurement = await withWorker(async () => {
      const pids = await vi.waitUntil(() => measuringPids().length > 0 && measuringPids(), {
        timeout: 100_000,
        interval: 20,
      });
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      return untilEnded(id);
    });
    expect(measurement.state).toBe('done');
  });

  it('end when they are stopped, before and while they are measured', async () => {
    const { db } = database;
    const study = await addMadeStudy();
    const stop = { db, studyId: study.id, now: NOW };
    const waiting = await request(study, { arm: 'alpha' });
    expect(await stopMeasurement({ ...stop, measurementId: waiting })).toBe(true);
    const running = await request(study, { arm: 'beta' });
    await withWorker(async () => {
      await vi.waitUntil(() => measuringPids().length > 0, { timeout: 100_000, interval: 20 });
      await stopMeasurement({ ...stop, measurementId: running });
      await vi.waitUntil(() => measuringPids().length === 0, { timeout: 100_000 });
    });
    expect((await read(waiting)).state).toBe('cancelled');
    expect((await read(running)).state).toBe('cancelled');
    expect(await stopMeasurement({ ...stop, measurementId: running })).toBe(false);
    expect(await db.metricResult.count({ where: { studyId: study.id } })).toBe(0);
  });

  it('are refused before anything is written for what is not there', async () => {
    const { db } = database;
    const study = await addMadeStudy();
    await expect(request(study, { arm: 'gamma' })).rejects.toThrow('its arms are alpha, beta');
    await expect(request(study, { reference: 'coco' })).rejects.toThrow('onpar stats FOLDER');
    studies += 1;
    const name = `Study ${studies} of`;
    const empty = await addStudy(db, (text) => text.replace('Alpha against', name));
    await expect(request(empty, { arm: 'beta' })).rejects.toThrow('has 0 images so far');
    expect(await db.measurement.count({ where: { studyId: { in: [study.id, empty.id] } } })).toBe(
      0,
    );
  });
});
