import type { Database } from '#prisma/client.ts';
import { LIVE_STATES } from '#domain/run-state.ts';
import { faultOfJob } from '../pipeline/fault-of-job.ts';
import type { GenerationJob } from '../queue/generation-job.ts';
import { endRun } from './end-run.ts';
import { failArm } from './fail-samples.ts';
import { loadWork } from './load-work.ts';
import { makeSamples } from './make-samples.ts';
import { modelOfJob } from './model-of-job.ts';
import type { JobTaker } from './model-of-job.ts';
import { watchForStop } from './watch-for-stop.ts';

/**
 * Makes the samples of a job that are not made yet. Idempotent by (run, arm, prompt, replicate):
 * delivered twice, or after a crash, it makes only what is missing. A paused or cancelled run stops
 * it between two steps. `signal` aborts it when the worker shuts down.
 *
 * What fails of one sample or of its arm is recorded here and is no failure of the job.
 *
 * @throws what is the worker's fault, or was not expected: the job goes back to the queue
 */
export async function handleGenerationJob(
  context: JobTaker,
  job: GenerationJob,
  signal: AbortSignal,
): Promise<void> {
  const { db, now } = context;
  const { runId } = job;
  await db.run.updateMany({
    where: { id: runId, state: 'queued' },
    data: { state: 'running', startedAt: now() },
  });
  if (!(await isLive(db, runId))) return;
  using watch = watchForStop({ db, runId, signal });
  try {
    await makeAll(context, job, watch.signal);
    await endRun(context, runId, watch.signal);
  } catch (error) {
    if (watch.stopped) return;
    throw error;
  }
}

/** Each round makes a sample or brings it nearer to its last try, so this ends. */
async function makeAll(context: JobTaker, job: GenerationJob, signal: AbortSignal): Promise<void> {
  const { db, now } = context;
  const { runId, armId } = job;
  try {
    for (;;) {
      const work = await loadWork(db, job);
      if (work.samples.length === 0) return;
      const model = await modelOfJob(context, { model: work.model, runId, signal });
      await makeSamples(context, { ...work, arm: { ...work.arm, model }, runId, signal });
      signal.throwIfAborted();
    }
  } catch (error) {
    if (signal.aborted || faultOfJob(error) !== 'arm') throw error;
    const reason = error instanceof Error ? error.message : String(error);
    context.log.error({ run: runId, arm: armId, error }, 'arm failed');
    const count = await failArm(db, { runId, armId, reason, now: now() });
    context.tally.failed({ model: await nameOfModel(db, armId), count });
  }
}

async function nameOfModel(db: Database, armId: string): Promise<string> {
  const { model } = await db.arm.findUniqueOrThrow({
    where: { id: armId },
    include: { model: true },
  });
  return model === null ? 'none' : model.name;
}

async function isLive(db: Database, runId: string): Promise<boolean> {
  const live = await db.run.count({ where: { id: runId, state: { in: [...LIVE_STATES] } } });
  return live > 0;
}
