import type { Database } from '#prisma/client.ts';
import { UserError } from '#domain/user-error.ts';
import type { SampleRecord } from '../manifest/sample-record.ts';
import type { Generator } from '../pipeline/start-generator.ts';
import type { GenerationJob } from '../queue/generation-job.ts';
import type { SampleStore } from '../sample-store/sample-store.ts';
import { finishRun } from './finish-run.ts';
import { loadWork, sampleKey } from './load-work.ts';
import type { Work } from './load-work.ts';
import { saveSample } from './save-sample.ts';
import { StepMeter } from './step-meter.ts';
import { watchForStop } from './watch-for-stop.ts';

export type GenerationContext = {
  db: Database;
  store: SampleStore;
  generator: () => Promise<Generator>;
  now: () => Date;
  clock: () => number;
  /** what else a run's images need before it ends, such as the content gate; may run more than once */
  beforeEnd?: (runId: string) => Promise<void>;
};

/**
 * Makes the samples of a job that are not made yet. Idempotent by (run, arm, prompt, replicate):
 * delivered twice, or after a crash, it makes only what is missing. A paused or cancelled run stops
 * it between two steps. `signal` aborts it when the worker shuts down.
 */
export async function handleGenerationJob(
  context: GenerationContext,
  job: GenerationJob,
  signal: AbortSignal,
): Promise<void> {
  const { db, now } = context;
  const { runId } = job;
  const begun = await db.run.updateMany({
    where: { id: runId, state: 'queued' },
    data: { state: 'running', startedAt: now() },
  });
  if (begun.count === 0 && !(await isRunning(db, runId))) return;
  const work = await loadWork(db, job);
  if (work.samples.length > 0) await makeSamples(context, { ...work, runId }, signal);
  signal.throwIfAborted();
  if ((await db.sample.count({ where: { runId, state: 'waiting' } })) > 0) return;
  await context.beforeEnd?.(runId);
  await finishRun({ db, runId, now: now() });
}

async function isRunning(db: Database, runId: string): Promise<boolean> {
  const run = await db.run.findUnique({ where: { id: runId }, select: { state: true } });
  return run?.state === 'running';
}

async function makeSamples(
  context: GenerationContext,
  { runId, arm, model, samples, sampleIds }: Work & { runId: string },
  signal: AbortSignal,
): Promise<void> {
  const { db, store, now, clock } = context;
  const generator = await context.generator();
  const meter = new StepMeter({ db, runId, stepsOfJob: arm.steps * samples.length, clock });
  using watch = watchForStop({ db, runId, signal });
  try {
    await generator.generate({
      arm,
      samples,
      rng: 'torch-cpu',
      signal: watch.signal,
      onStep: ({ done, total }) => meter.update(done, total),
      onSample: async (result) => {
        if (result.ok) checkModel(result.record, model);
        const sampleId = sampleIds.get(sampleKey(result.request));
        if (sampleId === undefined) return;
        await saveSample({ db, store, runId, sampleId, result, now: now() });
      },
    });
  } catch (error) {
    if (!watch.stopped) throw error;
    await meter.settle();
    return;
  }
  await meter.finish();
}

/** The files in the folder must be those that the study was created with. */
function checkModel(record: SampleRecord, model: Work['model']): void {
  if (record.arm.model_sha256 === model.sha256) return;
  throw new UserError(
    `The files of model ${model.name} have changed since it was added; put them back, or add them under another name with onpar models add and create a new study.`,
    { code: 'model-changed' },
  );
}
