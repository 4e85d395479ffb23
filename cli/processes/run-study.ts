import { setTimeout as pause } from 'node:timers/promises';
import { followRun } from '#generator/progress/follow-run.ts';
import type { RunProgress } from '#generator/progress/read-run-progress.ts';
import { enqueueRun } from '#generator/queue/enqueue-run.ts';
import { hasLiveWorker } from '#generator/queue/has-live-worker.ts';
import { openQueue } from '#generator/queue/open-queue.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';
import { readCliEnv } from './env.ts';
import { createProgress, say } from '../console/output.ts';
import { startWorkerProcess } from './start-worker-process.ts';

/** Queues what the study's run lacks and follows it, with a worker of our own when there is none. */
export async function runStudy(options: {
  db: Database;
  url: string;
  study: Study;
  /** a worker is being started already; left out, the queue is asked */
  workerRuns?: boolean;
}): Promise<RunProgress> {
  const { db, url, study } = options;
  const run = await db.run.findFirstOrThrow({
    where: { studyId: study.id },
    orderBy: { createdAt: 'desc' },
  });
  const queue = await openQueue(url, { supervise: false, onError: (error) => say(error.message) });
  await enqueueRun({ db, queue, runId: run.id });
  const worker =
    (options.workerRuns ?? (await hasLiveWorker(queue)))
      ? undefined
      : startWorkerProcess({
          databaseUrl: url,
          homeFolder: readCliEnv().homeFolder,
        });
  try {
    return await follow(db, run.id, study.slug);
  } finally {
    await worker?.stop();
    await queue.stop({ graceful: false });
  }
}

async function follow(db: Database, runId: string, label: string): Promise<RunProgress> {
  const now = (): Date => new Date();
  let bar: ReturnType<typeof createProgress> | undefined;
  let last: RunProgress | undefined;
  for await (const progress of followRun({ db, runId, now, pause })) {
    bar ??= createProgress({ label, total: progress.stepsTotal });
    if (progress.state === 'waiting' && progress.error !== last?.error) {
      say(`${label} waits, and goes on by itself: ${progress.error ?? 'no reason given'}`);
    }
    bar.update(progress.stepsDone, `${progress.done} of ${progress.total} images`);
    last = progress;
  }
  bar?.stop();
  if (last) return last;
  throw new UserError('The run is no longer in the database; create the study again.', {
    code: 'run-failed',
  });
}
