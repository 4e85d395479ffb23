import { present } from '#domain/present.ts';
import { env } from '#onnx/runtime.ts';
import { deviceKey } from '#onnx/device-request.ts';
import { createNoiseSource } from '../noise/noise-source.ts';
import { createArmScheduler, roundsTimesteps } from '../models/scheduler-of-arm.ts';
import type { SampleRequest } from '#domain/arm-spec.ts';
import { checkArm } from '#domain/check-arm.ts';
import { checkPrompt } from '#domain/check-prompt.ts';
import { requireLatentShape } from './given-latents.ts';
import { generateBatch } from './generate-batch.ts';
import type { GenerateJob, OpenMessage } from './generator-messages.ts';
import type { JobContext } from './job-context.ts';
import type { PipelineShelf } from './pipeline-shelf.ts';
import { failedSample, type SampleResult } from './sample-result.ts';
import { fixedBatch } from './fixed-batch.ts';
import { guidanceOf, rowsOf } from './guidance.ts';
import { chooseBatchSize } from './choose-batch-size.ts';
import { latentShape } from './latent-shape.ts';
import { requireArmOfModel } from './require-arm-of-model.ts';

/** How a running job tells what happens; `onStep` throws to stop it. */
export type JobEvents = {
  onStep: (done: number, total: number) => void;
  onSample: (result: SampleResult) => void;
  /** awaited when a batch fails; throws when the device is lost, and with it the whole job */
  onFailure: () => Promise<void>;
};

/**
 * Makes all samples of a job, in batches.
 *
 * @throws UserError when no sample of the job could ever be made (settings, model folder)
 */
export async function generateJob(options: {
  job: GenerateJob;
  opened: OpenMessage;
  shelf: PipelineShelf;
  events: JobEvents;
}): Promise<void> {
  const { job, opened, shelf, events } = options;
  checkArm(job.arm);
  const samples = refuseBadSamples(job, events);
  const { pipeline, embeddings } = await shelf.take(job.arm.model);
  const { arm } = job;
  requireArmOfModel({ arm, model: pipeline.model });
  const { model, unet } = pipeline;
  const { timesteps } = createArmScheduler(model, arm);
  const total = timesteps.length * samples.length;
  let done = 0;
  const context: JobContext = {
    ...job,
    pipeline,
    embeddings,
    device: describeDevice(opened),
    latents: job.latents ?? undefined,
    timesteps: roundsTimesteps(model, timesteps) ? 'rounded' : 'exact',
    requireDevice: events.onFailure,
    afterStep: (samples) => events.onStep((done += samples), total),
  };
  const shape = latentShape(model, arm);
  if (job.latents) requireLatentShape(job.latents, { key: arm.key, shape });
  const rows = rowsOf(guidanceOf(model, arm));
  const size =
    fixedBatch({ sample: unet.sample, rows, arm }) ??
    job.batchSize ??
    chooseBatchSize(opened.device, shape);
  await generateInBatches({ context, samples, size, onSample: events.onSample });
}

/** Makes the samples a batch at a time, and hands them out in their order. */
async function generateInBatches(options: {
  context: JobContext;
  samples: readonly SampleRequest[];
  size: number;
  onSample: JobEvents['onSample'];
}): Promise<void> {
  const { context, samples, size, onSample } = options;
  let handedOut = Promise.resolve();
  for (let i = 0; i < samples.length; i += size) {
    await generateBatch(context, samples.slice(i, i + size), (result) => {
      handedOut = handedOut.then(() => result).then(onSample);
    });
  }
  await handedOut;
}

/** A sample that can never be made fails by itself; the others of its job go on. */
function refuseBadSamples({ samples, rng }: GenerateJob, events: JobEvents): SampleRequest[] {
  return samples.filter((request) => {
    try {
      checkPrompt(request.prompt, `Prompt ${request.promptIndex}`);
      createNoiseSource(rng, request.seed);
      return true;
    } catch (error) {
      events.onSample(failedSample(request, error));
      return false;
    }
  });
}

function describeDevice({ device, requested }: OpenMessage): JobContext['device'] {
  return {
    requested,
    used: deviceKey(device),
    name: device.name,
    runtime: `onnxruntime ${present(env.versions.node, "onnxruntime's version")}`,
  };
}
