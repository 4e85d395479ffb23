import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import { readStored } from '#domain/read-stored.ts';
import { UserError } from '#domain/user-error.ts';
import type { FindModel } from '#generator/models/find-model.ts';
import type { Generator } from '#generator/pipeline/start-generator.ts';
import type { Database } from '#prisma/client.ts';
import type { Model, Sketch } from '#prisma/generated/client.ts';
import { sketchSettings } from './sketch-settings.ts';

const LOOK_EVERY_MS = 700;
const AFTER_FAILURE_MS = 5000;
/** A page that is open looks every second or two: what is older was left. */
const WANTED_FOR_MS = 20_000;
/** A sketch waits for the job in hand, and must not be taken for one that hangs. */
const LONGEST_MS = 300_000;

type SketchWorker = {
  db: Database;
  generator: Generator;
  findModel: FindModel;
  log: Logger;
  now: () => Date;
};

/**
 * Makes the sketches that pages ask for, one at a time, between the jobs of runs, until stopped. One
 * whose worker died is taken up again.
 */
export function takeSketches(worker: SketchWorker): { stop: () => Promise<void> } {
  const shutdown = new AbortController();
  const { signal } = shutdown;
  const ended = takeAll(worker, signal);
  return {
    stop: async () => {
      shutdown.abort(new Error('the worker shuts down'));
      await ended;
    },
  };
}

async function takeAll(worker: SketchWorker, signal: AbortSignal): Promise<void> {
  const wait = (ms: number): Promise<unknown> =>
    pause(ms, undefined, { signal }).catch(() => undefined);
  const isOver = (): boolean => signal.aborted;
  let isAway = false;
  while (!isOver()) {
    try {
      const isTaken = await takeOne(worker, signal);
      isAway = false;
      if (!isTaken) await wait(LOOK_EVERY_MS);
    } catch (error) {
      // said once: a database may be away for hours
      if (!isOver() && !isAway) worker.log.error({ error }, 'could not look for sketches');
      isAway = true;
      await wait(AFTER_FAILURE_MS);
    }
  }
}

/** Makes the sketch that waits longest, if there is one. */
export async function takeOne(worker: SketchWorker, signal: AbortSignal): Promise<boolean> {
  const { db, log, now } = worker;
  const sketch = await claim(db, now());
  if (sketch === null) return false;
  const { id } = sketch;
  try {
    const image = await make(worker, sketch, signal);
    await db.sketch.updateMany({ where: { id }, data: { state: 'done', image, error: null } });
  } catch (error) {
    const isOurs = !signal.aborted && !isAbsent(error);
    if (isOurs) log.warn({ sketch: id, error }, 'sketch not made');
    await db.sketch.updateMany({
      where: { id },
      data: isOurs ? { state: 'failed', error: reasonOf(error) } : { state: 'waiting' },
    });
    return isOurs;
  }
  return true;
}

/** No two workers take one. */
async function claim(db: Database, now: Date): Promise<(Sketch & { model: Model }) | null> {
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  const [taken] = await db.$queryRaw<{ id: string }[]>`
    UPDATE "Sketch" SET "state" = 'running', "takenAt" = ${now}
    WHERE "id" = (
      SELECT "id" FROM "Sketch"
      WHERE "askedAt" > ${before(WANTED_FOR_MS)} AND
        ("state" = 'waiting' OR ("state" = 'running' AND "takenAt" < ${before(2 * LONGEST_MS)}))
      ORDER BY "askedAt", "id" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "id"`;
  if (!taken) return null;
  return db.sketch.findUnique({ where: { id: taken.id }, include: { model: true } });
}

const modelFiles = z.record(z.string(), z.string());

async function make(
  { generator, findModel }: SketchWorker,
  { model, settings }: Sketch & { model: Model },
  shutdown: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const { promptIndex, prompt, replicate, seed, ...spec } = readStored(
    sketchSettings,
    settings,
    'the settings of a sketch',
  );
  const files = readStored(modelFiles, model.files, `the list of files of model ${model.name}`);
  const { name, sha256 } = model;
  const folder = await findModel({ name, folder: model.folder, sha256, files });
  const made: Uint8Array<ArrayBuffer>[] = [];
  await generator.generate({
    arm: { key: 'sketch', model: folder, ...spec },
    samples: [{ promptIndex, prompt, replicate, seed }],
    rng: 'torch-cpu',
    signal: AbortSignal.any([shutdown, AbortSignal.timeout(LONGEST_MS)]),
    onSample: (result) => {
      if (!result.ok) throw new UserError(result.error, { code: 'run-failed' });
      made.push(new Uint8Array(result.png));
    },
  });
  const [image] = made;
  if (image === undefined) throw new Error('the generator handed out no image');
  return image;
}

/** Another worker may have the model. */
function isAbsent(error: unknown): boolean {
  return error instanceof UserError && error.code === 'model-absent';
}

function reasonOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return error instanceof Error && error.name === 'TimeoutError'
    ? 'it took longer than five minutes'
    : 'the worker could not make it; its log says why';
}
