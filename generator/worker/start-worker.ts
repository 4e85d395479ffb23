import type { Logger } from 'pino';
import { UserError } from '#domain/user-error.ts';
import { generationJobSchema, GENERATION_QUEUE } from '../queue/generation-job.ts';
import type { Queue } from '../queue/open-queue.ts';
import { requeueLostRuns } from '../queue/requeue-lost-runs.ts';
import { failRun } from './fail-run.ts';
import { handleGenerationJob } from './handle-generation-job.ts';
import type { GenerationContext } from './handle-generation-job.ts';

/** A job that throws this often fails its run; a wrong model or setting fails it at once. */
const TRIES = 3;
const LOOK_FOR_LOST_RUNS_MS = 15_000;

export type Worker = { stop: () => Promise<void> };

/**
 * Takes generation jobs from the queue until stopped. What fails is retried by the queue; stopping
 * aborts the job in hand between two steps, and the queue gives it to another worker.
 */
export async function startWorker(options: {
  context: GenerationContext;
  queue: Queue;
  concurrency: number;
  log: Logger;
}): Promise<Worker> {
  const { context, queue, concurrency, log } = options;
  const shutdown = new AbortController();
  const settings = {
    localConcurrency: concurrency,
    pollingIntervalSeconds: 0.5,
    includeMetadata: true,
  } as const;
  await queue.work(GENERATION_QUEUE, settings, async (jobs) => {
    for (const { id, data, retryCount } of jobs) {
      const job = generationJobSchema.parse(data);
      const started = context.clock();
      try {
        await handleGenerationJob(context, job, shutdown.signal);
      } catch (error) {
        const hopeless = error instanceof UserError || retryCount >= TRIES;
        if (shutdown.signal.aborted || !hopeless) throw error;
        await failRun({ db: context.db, runId: job.runId, error, now: context.now() });
        log.error({ job: id, run: job.runId, error }, 'run failed');
      }
      const ms = Math.round(context.clock() - started);
      log.info({ job: id, run: job.runId, samples: job.sampleIds.length, ms }, 'job done');
    }
  });
  const requeue = async (): Promise<void> => {
    const lost = await requeueLostRuns({ db: context.db, queue });
    for (const run of lost) log.warn({ run }, 'run had no jobs left; queued again');
  };
  await requeue();
  const timer = setInterval(() => {
    requeue().catch((error: unknown) => log.error({ error }, 'could not look for lost runs'));
  }, LOOK_FOR_LOST_RUNS_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      shutdown.abort(new Error('the worker shuts down'));
      await queue.offWork(GENERATION_QUEUE);
    },
  };
}
