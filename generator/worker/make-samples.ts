import type { Logger } from 'pino';
import type { Database } from '#prisma/client.ts';
import { UserError } from '#domain/user-error.ts';
import type { SampleRequest } from '#domain/arm-spec.ts';
import { present } from '#domain/present.ts';
import type { FindModel } from '../models/find-model.ts';
import type { SampleRecord } from '../manifest/sample-record.ts';
import { faultOfJob } from '../pipeline/fault-of-job.ts';
import type { Generator, SampleResult } from '../pipeline/start-generator.ts';
import type { SampleStore } from '../sample-store/sample-store.ts';
import { countTry } from './fail-samples.ts';
import type { Work, WorkSample } from './load-work.ts';
import { saveSample } from './save-sample.ts';
import { StepMeter } from './step-meter.ts';

/**
 * How often the inference process may end over one image, or a fault of no known class arise, before
 * that image is failed: high enough that no row of chance kills gets there.
 */
const TRIES_OF_A_PROCESS = 5;
/** The same for faults of the image itself. */
const TRIES_OF_A_CALL = 3;

export type Workshop = {
  db: Database;
  store: SampleStore;
  generator: Generator;
  log: Logger;
  /** where a model lies on this machine */
  findModel: FindModel;
  now: () => Date;
  clock: () => number;
  tally: Tally;
};

/** Told of images that are kept, with the time of a step, and of images that are given up. */
export type Tally = {
  made: (image: { model: string; stepSeconds: number }) => void;
  failed: (images: { model: string; count: number }) => void;
};

type Making = Omit<Work, 'samples'> & { runId: string; signal: AbortSignal };

/**
 * Makes the samples of a job: new ones together, and each one that failed before by itself, so that
 * one that ends the inference process takes no neighbour along.
 *
 * @throws what the generator throws, when it concerns more than these samples
 */
export async function makeSamples(
  workshop: Workshop,
  { samples, ...making }: Making & { samples: WorkSample[] },
): Promise<void> {
  const fresh = samples.filter(({ attempts }) => attempts === 0);
  const tried = samples.filter(({ attempts }) => attempts > 0);
  const calls = [...(fresh.length > 0 ? [fresh] : []), ...tried.map((sample) => [sample])];
  for (const call of calls) await makeTogether(workshop, making, call);
}

async function makeTogether(
  workshop: Workshop,
  { arm, model, runId, signal }: Making,
  samples: readonly WorkSample[],
): Promise<void> {
  const { db, store, generator, log, now, clock, tally } = workshop;
  const keeping = { db, store, runId, signal, log };
  const sampleIds = samples.map(({ id }) => id);
  const idOf = new Map(samples.map(({ id, request }) => [keyOf(request), id]));
  const meter = new StepMeter({ db, sampleIds, stepsOfSample: arm.steps, clock });
  try {
    await generator.generate({
      arm,
      samples: samples.map(({ request }) => request),
      rng: 'torch-cpu',
      signal,
      onStep: ({ done, total }) => meter.update(done, total),
      onSample: async (result) => {
        if (result.ok) checkModel(result.record, model);
        const sampleId = present(idOf.get(keyOf(result.request)), 'the row of a sample');
        const kept = await saveSample({ ...keeping, sampleId, result, now: now() });
        tallyResult(tally, { kept, model: model.name, result });
      },
    });
    await meter.settle();
  } catch (error) {
    await meter.forget();
    const fault = faultOfJob(error);
    if (signal.aborted || fault === 'arm' || fault === 'environment') throw error;
    const reason = error instanceof Error ? error.message.trim() : String(error);
    const tries = fault === 'sample' ? TRIES_OF_A_CALL : TRIES_OF_A_PROCESS;
    const count = await countTry(db, { runId, sampleIds, reason, tries, now: now() });
    if (count > 0) tally.failed({ model: model.name, count });
    if (fault !== 'sample') throw error;
  }
}

function tallyResult(
  tally: Tally,
  { kept, model, result }: { kept: 'made' | 'failed' | null; model: string; result: SampleResult },
): void {
  if (kept === 'failed') tally.failed({ model, count: 1 });
  if (kept !== 'made' || !result.ok) return;
  const { arm, latency_ms: latency } = result.record;
  tally.made({ model, stepSeconds: latency.denoise / arm.steps / 1000 });
}

function keyOf({ promptIndex, replicate }: SampleRequest): string {
  return `${promptIndex}-${replicate}`;
}

/** The files in the folder must be those that the study was created with. */
function checkModel(record: SampleRecord, model: Work['model']): void {
  if (record.arm.model_sha256 === model.sha256) return;
  throw new UserError(
    `The files of model ${model.name} have changed since it was added; put them back, or add them under another name with onpar models add and create a new study.`,
    { code: 'model-changed' },
  );
}
