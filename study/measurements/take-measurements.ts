import type { Logger } from 'pino';
import type { Queue } from '#generator/queue/open-queue.ts';
import { QUEUE_OPTIONS } from '#generator/queue/open-queue.ts';
import type { Database } from '#prisma/client.ts';
import { measureInChild } from './measure-in-child.ts';
import { MEASUREMENT_QUEUE, measurementJob } from './measurement-job.ts';
import type { MeasurementEnd, MeasurementSettings } from './measurement-settings.ts';
import { UNDER_WAY } from './under-way.ts';

/** What a page wrote down, or stopped, is seen after one look. */
const LOOK_EVERY_MS = 2000;
/** A measuring process that dies, of memory say, is tried so often again. */
const RETRIES = 2;

type MeasuringWorker = {
  db: Database;
  queue: Queue;
  log: Logger;
  settings: Omit<MeasurementSettings, 'measurementId'>;
  now: () => Date;
};

/**
 * Takes up the measurements that researchers asked for, one at a time, until stopped. One whose
 * worker died is taken up by another.
 */
export async function takeMeasurements(
  options: MeasuringWorker,
): Promise<{ stop: () => Promise<void> }> {
  const { queue, log } = options;
  const shutdown = new AbortController();
  // of one measurement there is never more than one job
  await queue.createQueue(MEASUREMENT_QUEUE, {
    ...QUEUE_OPTIONS,
    policy: 'exclusive',
    retryLimit: RETRIES,
  });
  const settings = { pollingIntervalSeconds: 1, includeMetadata: true } as const;
  await queue.work(MEASUREMENT_QUEUE, settings, async (jobs) => {
    for (const { data, retryCount } of jobs) {
      const { measurementId: id } = measurementJob.parse(data);
      await measureOne(options, { id, isLast: retryCount >= RETRIES }, shutdown.signal);
    }
  });
  const look = (): Promise<void> =>
    sendWaiting(options).catch((error: unknown) =>
      log.error({ error }, 'could not look for measurements'),
    );
  await look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      shutdown.abort(new Error('the worker shuts down'));
      await queue.offWork(MEASUREMENT_QUEUE);
    },
  };
}

async function sendWaiting({ db, queue }: MeasuringWorker): Promise<void> {
  const waiting = await db.measurement.findMany({
    where: { state: { in: UNDER_WAY } },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
  });
  for (const { id } of waiting)
    await queue.send(MEASUREMENT_QUEUE, { measurementId: id }, { singletonKey: id });
}

/** One delivery of a job; `isLast` says that there will be no other. */
type Delivery = { id: string; isLast: boolean };

/** Measures; what fails in an expected way is written down, and is no failure of the job. */
async function measureOne(
  options: MeasuringWorker,
  { id, isLast }: Delivery,
  shutdown: AbortSignal,
): Promise<void> {
  const { db, log, settings, now } = options;
  const { count } = await db.measurement.updateMany({
    where: { id, state: { in: UNDER_WAY } },
    data: { state: 'running', startedAt: now(), done: 0 },
  });
  if (count === 0) return;
  using stopped = watchForStop(db, id);
  const signal = AbortSignal.any([shutdown, stopped.signal]);
  const end = await measureInChild({ ...settings, measurementId: id }, signal).catch(asEnd);
  shutdown.throwIfAborted();
  if (stopped.signal.aborted) return;
  if ('failure' in end && !end.expected) {
    log.error({ measurement: id, reason: end.failure }, 'not measured');
    if (!isLast) throw new Error(end.failure);
  }
  await writeEnd(db, { id, end, now: now() });
  log.info({ measurement: id }, 'ended');
}

/** The process that measured has died. */
function asEnd(error: unknown): MeasurementEnd {
  return { failure: error instanceof Error ? error.message : String(error), expected: false };
}

/** A signal that a measurement which a researcher stops gives. */
function watchForStop(db: Database, id: string): Disposable & { signal: AbortSignal } {
  const stopped = new AbortController();
  const look = async (): Promise<void> => {
    const found = await db.measurement.findUnique({ where: { id }, select: { state: true } });
    if (found?.state !== 'running') stopped.abort(new Error('it was stopped'));
  };
  // a database that does not answer now is asked again at the next look
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  return { signal: stopped.signal, [Symbol.dispose]: () => clearInterval(timer) };
}

async function writeEnd(
  db: Database,
  { id, end, now }: { id: string; end: MeasurementEnd; now: Date },
): Promise<void> {
  const ended =
    'failure' in end
      ? ({ state: 'failed', note: end.failure } as const)
      : ({ state: 'done', note: end.notes.length > 0 ? end.notes.join(' ') : null } as const);
  await db.measurement.updateMany({
    where: { id, state: 'running' },
    data: { ...ended, finishedAt: now },
  });
}
