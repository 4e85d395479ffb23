import type { Database } from '#prisma/client.ts';
import { SCHEDULER_NAMES } from '../schedulers/scheduler-name.ts';
import type { ArmSpec, SampleRequest } from '../pipeline/arm-spec.ts';
import type { Generator } from '../pipeline/start-generator.ts';
import type { GenerationJob } from '../queue/generation-job.ts';
import type { SampleStore } from '../sample-store/sample-store.ts';
import { finishRun } from './finish-run.ts';
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

type Work = { arm: ArmSpec; samples: (SampleRequest & { id: string })[] };

async function loadWork(db: Database, job: GenerationJob): Promise<Work> {
  const arm = await db.arm.findUniqueOrThrow({
    where: { id: job.armId },
    include: { model: true },
  });
  const rows = await db.sample.findMany({
    where: { id: { in: job.sampleIds }, state: 'waiting' },
    include: { prompt: true },
    orderBy: [{ prompt: { index: 'asc' } }, { replicate: 'asc' }],
  });
  return {
    arm: {
      key: arm.key,
      model: arm.model.folder,
      scheduler: SCHEDULER_NAMES.find((name) => name === arm.scheduler) ?? null,
      steps: arm.steps,
      guidanceScale: arm.guidanceScale,
      guidanceRescale: arm.guidanceRescale,
      negativePrompt: arm.negativePrompt,
      width: arm.width,
      height: arm.height,
    },
    samples: rows.map((row) => ({
      id: row.id,
      promptIndex: row.prompt.index,
      prompt: row.prompt.text,
      replicate: row.replicate,
      seed: Number(row.seed),
    })),
  };
}

async function makeSamples(
  context: GenerationContext,
  { runId, arm, samples }: Work & { runId: string },
  signal: AbortSignal,
): Promise<void> {
  const { db, store, now, clock } = context;
  const generator = await context.generator();
  const meter = new StepMeter({ db, runId, stepsOfJob: arm.steps * samples.length, clock });
  const idOf = new Map(
    samples.map((sample) => [`${sample.promptIndex}-${sample.replicate}`, sample.id]),
  );
  using watch = watchForStop({ db, runId, signal });
  try {
    await generator.generate({
      arm,
      samples: samples.map(({ promptIndex, prompt, replicate, seed }) => ({
        promptIndex,
        prompt,
        replicate,
        seed,
      })),
      rng: 'torch-cpu',
      signal: watch.signal,
      onStep: ({ done, total }) => meter.update(done, total),
      onSample: async (result) => {
        const sampleId = idOf.get(`${result.request.promptIndex}-${result.request.replicate}`);
        if (sampleId === undefined) return;
        await saveSample({
          db,
          store,
          runId,
          sampleId,
          result,
          now: now(),
        });
      },
    });
  } catch (error) {
    if (!watch.stopped) throw error;
  }
  await meter.finish();
}
