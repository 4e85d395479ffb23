import { setTimeout as pause } from 'node:timers/promises';
import pRetry from 'p-retry';
import type { Logger } from 'pino';
import { UserError } from '#domain/user-error.ts';
import { faultOfJob } from '../pipeline/fault-of-job.ts';
import type { Generator } from '../pipeline/start-generator.ts';
import { countLiveWorkers } from '../queue/count-live-workers.ts';
import type { GenerationJob } from '../queue/generation-job.ts';
import { generationJobSchema, GENERATION_QUEUE } from '../queue/generation-job.ts';
import { takeJobs } from '../queue/take-jobs.ts';
import { SEEN_AFTER_SECONDS } from '../queue/open-queue.ts';
import type { Queue } from '../queue/open-queue.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { requeueLostRuns } from '../queue/requeue-lost-runs.ts';
import { unendedRuns } from '../queue/unended-runs.ts';
import { endRun, type Ending } from './end-run.ts';
import { handleGenerationJob } from './handle-generation-job.ts';
import { studyOfRun } from './study-of-run.ts';

/** A run that was resumed, or created by a page, is taken up after one look. */
const LOOK_FOR_LOST_RUNS_MS = 2000;
/** Tries to start the inference process again before the worker withdraws: a quarter of a minute. */
const REVIVALS = { retries: 4, minTimeout: 1000, factor: 2 } as const;

/** How long whoever leaves a job to others takes none: it would be the first to take that one again, and so on. */
const GIVE_WAY_MS = 3000;

export type Worker = {
  stop: () => Promise<void>;
  /** rejects when the worker cannot go on: its device is lost for good */
  lost: Promise<never>;
};

type WorkerOptions = {
  context: Ending;
  queue: Queue;
  concurrency: number;
  log: Logger;
};

/**
 * Takes generation jobs from the queue until stopped. A job that fails goes back to the queue;
 * stopping aborts the job in hand between two steps, and the queue gives it to another worker.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { queue, concurrency, log } = options;
  const shutdown = new AbortController();
  const { promise: lost, reject: withdraw } = Promise.withResolvers<never>();
  // whoever waits for it hears of it; nobody may be waiting yet
  lost.catch(() => undefined);
  for (let n = 0; n < concurrency; n++) {
    await takeJobs(queue, async ({ id, data }) => {
      shutdown.signal.throwIfAborted();
      await doJob(options, { id, job: generationJobSchema.parse(data) }, shutdown, withdraw);
    });
  }
  const stopLooking = await lookForLostRuns(options, shutdown.signal);
  log.info({ queue: GENERATION_QUEUE }, 'takes jobs');
  return {
    lost,
    stop: async () => {
      stopLooking();
      shutdown.abort(new Error('the worker shuts down'));
      await queue.offWork(GENERATION_QUEUE);
    },
  };
}

async function doJob(
  { context, queue, log: workerLog }: WorkerOptions,
  { id, job }: { id: string; job: GenerationJob },
  shutdown: AbortController,
  withdraw: (reason: unknown) => void,
): Promise<void> {
  const { runId: run, sampleIds } = job;
  const started = context.clock();
  const log = workerLog.child({ job: id, study: await studyOfRun(context.db, run) });
  try {
    const isAlone = (): Promise<boolean> => isOnlyWorker(queue, shutdown.signal);
    await handleGenerationJob({ ...context, log, isAlone }, job, shutdown.signal);
  } catch (error) {
    if (shutdown.signal.aborted) throw error;
    if (isAbsent(error)) {
      log.warn({ run, error }, 'job is left to other workers');
      await queue.send(GENERATION_QUEUE, job);
      await giveWay(shutdown.signal);
      return;
    }
    log.error({ run, error }, 'job goes back to the queue');
    if (faultOfJob(error) === 'worker') {
      await revive(context.generator, shutdown.signal).catch((problem: unknown) => {
        if (shutdown.signal.aborted) return;
        shutdown.abort(new Error('the worker withdraws'));
        withdraw(problem);
      });
    }
    throw error;
  }
  const ms = Math.round(context.clock() - started);
  log.info({ run, samples: sampleIds.length, ms }, 'job done');
}

/** Whether no other worker is seen, nor one that has just begun. */
async function isOnlyWorker(queue: Queue, signal: AbortSignal): Promise<boolean> {
  if ((await countLiveWorkers(queue)) > 1) return false;
  await pause(2 * SEEN_AFTER_SECONDS * 1000, undefined, { signal });
  return (await countLiveWorkers(queue)) <= 1;
}

async function giveWay(signal: AbortSignal): Promise<void> {
  await pause(GIVE_WAY_MS, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/** Of a model that this machine has not, and another may have. */
function isAbsent(error: unknown): error is UserError {
  return error instanceof UserError && error.code === 'model-absent';
}

/** Starts the inference process again, with longer and longer pauses. */
async function revive(generator: Generator, signal: AbortSignal): Promise<void> {
  await pRetry(() => generator.revive(), { ...REVIVALS, signal });
}

/** Takes up, now and then, the runs that no job is left of: samples that wait, or an end. */
async function lookForLostRuns(
  { context, queue, log }: WorkerOptions,
  signal: AbortSignal,
): Promise<() => void> {
  const { db } = context;
  // to end a run may take longer than until the next look: all its images are scored first
  const end = oneAtATime((run) => endRun(context, run, signal));
  const requeue = async (): Promise<void> => {
    const runs = await requeueLostRuns({ db, queue });
    for (const run of runs) log.warn({ run }, 'run had no jobs left; queued again');
    for (const run of await unendedRuns({ db, queue })) {
      // what is wrong with one run keeps no other from its end
      await end(run).catch((error: unknown) => {
        if (!signal.aborted) log.error({ run, error }, 'could not end a run');
      });
    }
  };
  const look = (): Promise<void> =>
    requeue().catch((error: unknown) => log.error({ error }, 'could not look for lost runs'));
  await look();
  const timer = setInterval(() => void look(), LOOK_FOR_LOST_RUNS_MS);
  return () => clearInterval(timer);
}
