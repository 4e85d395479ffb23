import { at } from '#domain/at.ts';
import type { SampleRequest } from '#domain/arm-spec.ts';
import { UserError } from '#domain/user-error.ts';
import { decodeLatents } from './decode-latents.ts';
import { denoise } from './denoise.ts';
import { finishSample } from './finish-sample.ts';
import { guidanceOf } from './guidance.ts';
import { JobCancelled, type JobContext } from './job-context.ts';
import { latentShape, type LatentShape } from './latent-shape.ts';
import { failedSample, type SampleResult } from './sample-result.ts';

/**
 * Makes the samples of one batch, all of one arm. A sample that fails is emitted with its error and
 * the others go on; what fails for the batch as a whole is the error of each. A PNG is encoded on
 * another thread while the device goes on, so what is emitted may still be under way.
 */
export async function generateBatch(
  context: JobContext,
  requests: readonly SampleRequest[],
  emit: (result: Promise<SampleResult>) => void,
): Promise<void> {
  const shape = latentShape(context.pipeline.model, context.arm);
  let denoised: Awaited<ReturnType<typeof denoiseBatch>>;
  try {
    denoised = await denoiseBatch(context, requests, shape);
  } catch (error) {
    if (error instanceof JobCancelled) throw error;
    if (!(error instanceof UserError)) await context.requireDevice();
    for (const request of requests) emit(Promise.resolve(failedSample(request, error)));
    return;
  }
  for (const [i, request] of requests.entries()) {
    const latents = at(denoised.latents, i, 'the latents of the batch');
    const { truncated, milliseconds: encoding } = at(denoised.encoded, i, 'the prompts encoded');
    try {
      const start = performance.now();
      const image = await decodeLatents({ pipeline: context.pipeline, latents, shape });
      const decoding = performance.now() - start;
      const milliseconds = { encoding, denoising: denoised.denoisingMilliseconds, decoding };
      emit(finishSample({ context, request, latents, image, truncated, milliseconds }));
    } catch (error) {
      if (!(error instanceof UserError)) await context.requireDevice();
      emit(Promise.resolve(failedSample(request, error)));
    }
  }
}

async function denoiseBatch(
  context: JobContext,
  requests: readonly SampleRequest[],
  shape: LatentShape,
) {
  const { pipeline, embeddings, arm, rng, latents } = context;
  const isGuided = guidanceOf(pipeline.model, arm) === 'classifier-free';
  const unconditional = isGuided ? await embeddings.encode(arm.negativePrompt) : null;
  const conditional = [];
  for (const { prompt } of requests) conditional.push(await embeddings.encode(prompt));
  const start = performance.now();
  const made = await denoise({
    pipeline,
    arm,
    rng,
    shape,
    latents,
    seeds: requests.map((r) => r.seed),
    conditional: conditional.map((c) => c.embedding),
    unconditional: unconditional?.embedding ?? null,
    afterStep: () => context.afterStep(requests.length),
  });
  return {
    latents: made,
    denoisingMilliseconds: (performance.now() - start) / requests.length,
    encoded: conditional.map((c, i) => ({
      ...c,
      milliseconds: c.milliseconds + (i === 0 && unconditional ? unconditional.milliseconds : 0),
    })),
  };
}
