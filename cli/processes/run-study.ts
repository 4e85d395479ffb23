import { setTimeout as pause } from 'node:timers/promises';
import { followRun } from '#generator/progress/follow-run.ts';
import type { FollowedRun } from '#generator/progress/follow-run.ts';
import type { RunProgress } from '#generator/progress/read-run-progress.ts';
import { enqueueRun } from '#generator/queue/enqueue-run.ts';
import { openQueue } from '#generator/queue/open-queue.ts';
import { resumeRun } from '#generator/queue/resume-run.ts';
import { retryFailed as retryFailedOf } from '#generator/queue/retry-failed.ts';
import type { Database } from '#prisma/client.ts';
import { databaseAnswers } from '#prisma/database-answers.ts';
import type { Study } from '#prisma/generated/client.ts';
import { countOf } from '#domain/count-of.ts';
import { UserError } from '#domain/user-error.ts';
import { say } from '../console/output.ts';
import { createProgress } from '../console/progress.ts';
import { reachPostgres } from './database.ts';
import { readCliEnv } from './env.ts';
import { hireWorker } from './hire-worker.ts';
import { makeHome } from './make-home.ts';
import { startWorkerProcess } from './start-worker-process.ts';

const LOOK_FOR_DATABASE_MS = 1000;

/**
 * Lets the study's run go on, from whatever state, and follows it to its end, with a worker of our
 * own when there is no other.
 */
export async function runStudy(options: {
  db: Database;
  url: string;
  study: Study;
  /** make the failed images again */
  retryFailed?: boolean;
  /** the caller keeps a worker; left out, the queue is asked */
  workerRuns?: boolean;
  /** ends the following; the run goes on */
  signal?: AbortSignal;
}): Promise<RunProgress> {
  const { db, url, study, retryFailed = false, workerRuns = false, signal } = options;
  const run = await db.run.findFirstOrThrow({
    where: { studyId: study.id },
    orderBy: { createdAt: 'desc' },
  });
  const queue = await openQueue(url, { supervise: false, onError: () => undefined });
  if (retryFailed) await retryFailedOf({ db, runId: run.id });
  await resumeRun({ db, runId: run.id });
  await enqueueRun({ db, queue, runId: run.id });
  const { homeFolder } = readCliEnv();
  await makeHome(homeFolder);
  const start = () => startWorkerProcess({ databaseUrl: url, homeFolder });
  const worker = workerRuns ? undefined : await hireWorker({ queue, start });
  try {
    const end = follow({ db, runId: run.id, label: study.slug, signal });
    return await (worker ? Promise.race([end, worker.lost]) : end);
  } finally {
    await worker?.stop();
    await queue.stop({ graceful: false });
  }
}

/** Follows a run to its end, also over a database that goes away and comes back. */
async function follow(options: {
  db: Database;
  runId: string;
  label: string;
  signal: AbortSignal | undefined;
}): Promise<RunProgress> {
  const { db, runId, label, signal } = options;
  const watcher = watch(label);
  try {
    for (;;) {
      try {
        const last = await watcher.follow(db, runId, signal);
        signal?.throwIfAborted();
        if (last) return last;
        throw new UserError('The run is no longer in the database; create the study again.', {
          code: 'run-failed',
        });
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof UserError || (await databaseAnswers(db))) throw error;
        await untilDatabaseAnswers(db);
      }
    }
  } finally {
    watcher.stop();
  }
}

type Watcher = {
  follow: (
    db: Database,
    runId: string,
    signal: AbortSignal | undefined,
  ) => Promise<RunProgress | undefined>;
  stop: () => void;
};

/** Shows a run's progress on the terminal. */
function watch(label: string): Watcher {
  let bar: ReturnType<typeof createProgress> | undefined;
  let told = '';
  const tell = (followed: FollowedRun): void => {
    const line = whyStill(label, followed);
    if (line !== told && line !== '') say(line);
    told = line;
  };
  return {
    follow: async (db, runId, signal) => {
      let last: RunProgress | undefined;
      const now = (): Date => new Date();
      const following = followRun({ db, runId, now, pause, ...(signal && { signal }) });
      for await (const followed of following) {
        const { imagesAhead, ...progress } = followed;
        // where all images were made elsewhere there is nothing to wait for
        if (progress.stepsTotal > 0)
          bar ??= createProgress({ label, total: progress.stepsTotal, unit: 'steps' });
        tell(followed);
        bar?.update(progress.stepsDone, noteOf(progress, imagesAhead));
        last = progress;
      }
      return last;
    },
    stop: () => bar?.stop(),
  };
}

/** Why nothing is made of a run at present; empty where something is. */
function whyStill(label: string, { state, error, imagesAhead }: FollowedRun): string {
  if (state === 'waiting')
    return `${label} waits, and goes on by itself: ${error ?? 'no reason was given'}`;
  if (state === 'paused')
    return `${label} is paused; resume it on its page, or call onpar run again.`;
  return imagesAhead > 0 ? `${label} waits its turn: images of other studies come first.` : '';
}

function noteOf({ done, total }: RunProgress, imagesAhead: number): string {
  return imagesAhead > 0
    ? `behind ${countOf(imagesAhead, 'image')} of other studies`
    : `${done} of ${total} images`;
}

/** The embedded server is started again by whoever notices first; it keeps its port. */
async function untilDatabaseAnswers(db: Database): Promise<void> {
  say('The database does not answer; waiting for it.');
  while (!(await databaseAnswers(db))) {
    const again = await reachPostgres(readCliEnv()).catch(() => undefined);
    await pause(LOOK_FOR_DATABASE_MS);
    await again?.leave();
  }
  say('The database is back.');
}
