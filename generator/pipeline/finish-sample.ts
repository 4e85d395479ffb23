import { basename, resolve } from 'node:path';
import { computedIn } from '#onnx/cuda/tf32.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { encodePng } from '../image/encode-png.ts';
import { pngTexts, type SampleFacts } from '../image/png-texts.ts';
import { schedulerOfArm } from '../models/scheduler-of-arm.ts';
import { sampleFile } from '../manifest/sample-file.ts';
import type { SampleRequest } from '#domain/arm-spec.ts';
import type { RgbPixels } from './decode-latents.ts';
import type { JobContext } from './job-context.ts';
import { latentsSha256 } from './latents-sha256.ts';
import { failedSample, type SampleResult } from './sample-result.ts';

type FinishOptions = {
  context: JobContext;
  request: SampleRequest;
  latents: Float32Array;
  image: RgbPixels;
  truncated: string;
  milliseconds: { encoding: number; denoising: number; decoding: number };
};

/** Writes a sample's record and puts both into a PNG. */
export async function finishSample(options: FinishOptions): Promise<SampleResult> {
  const { context, request, latents, image } = options;
  try {
    const facts = describeSample(options);
    const png = await encodePng({ ...image, texts: pngTexts(facts) });
    const record = { ...facts, sha256: sha256Of(png) };
    const kept = context.saveLatents ? { latents } : {};
    return { request, ok: true, png, record, ...kept };
  } catch (error) {
    return failedSample(request, error);
  }
}

function describeSample(options: FinishOptions): SampleFacts {
  const { context, request, image, truncated, milliseconds } = options;
  const { arm, pipeline, rng, device, latents } = context;
  const { promptIndex, prompt, replicate, seed } = request;
  const { encoding, denoising, decoding } = milliseconds;
  return {
    prompt_index: promptIndex,
    prompt,
    replicate,
    seed,
    arm: {
      key: arm.key,
      // the hash tells which one it is; where it lay is nobody's business
      model: basename(resolve(arm.model)),
      model_sha256: pipeline.model.sha256,
      scheduler: schedulerOfArm(pipeline.model, arm),
      steps: arm.steps,
      guidance_scale: arm.guidanceScale,
      guidance_rescale: arm.guidanceRescale,
      negative_prompt: arm.negativePrompt,
      width: image.width,
      height: image.height,
    },
    device,
    precision: computedIn(pipeline.model.precision, device.used),
    timesteps: context.timesteps,
    rng,
    ...(latents ? { latents_sha256: latentsSha256(latents) } : {}),
    file: sampleFile({ armKey: arm.key, promptIndex, replicate }),
    pixels_sha256: sha256Of(image.pixels),
    ...(truncated === '' ? {} : { truncated }),
    latency_ms: {
      text_encoder: rounded(encoding),
      denoise: rounded(denoising),
      vae_decoder: rounded(decoding),
      total: rounded(encoding + denoising + decoding),
    },
    created_at: new Date().toISOString(),
  };
}

/** To a microsecond, which is more than the clock knows. */
function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
