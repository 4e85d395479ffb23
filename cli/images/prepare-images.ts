import { findMissing, type PlannedSample } from '#generator/manifest/find-missing.ts';
import { manifestPath, readManifest } from '#generator/manifest/manifest-file.ts';
import { sampleFile } from '#generator/manifest/sample-file.ts';
import type { SampleRecord } from '#generator/manifest/sample-record.ts';
import type { ModelDescription } from '#generator/models/model-description.ts';
import { createArmScheduler, schedulerOfArm } from '#generator/models/scheduler-of-arm.ts';
import { readModel } from '#generator/models/read-model.ts';
import type { RngName } from '#generator/noise/noise-source.ts';
import { createNoiseSource } from '#generator/noise/noise-source.ts';
import type { ArmSpec, SampleRequest } from '#domain/arm-spec.ts';
import { checkArm } from '#domain/check-arm.ts';
import { checkPrompt } from '#domain/check-prompt.ts';
import { requireLatentShape, type GivenLatents } from '#generator/pipeline/given-latents.ts';
import { latentShape } from '#generator/pipeline/latent-shape.ts';
import { latentsSha256 } from '#generator/pipeline/latents-sha256.ts';
import { loadTokenizer } from '#generator/tokenizer/load-tokenizer.ts';
import type { GeneratePlan } from './generate-plan.ts';

/** An arm whose every setting has been checked, with the samples it still lacks. */
export type PreparedArm = {
  arm: ArmSpec;
  model: ModelDescription;
  samples: SampleRequest[];
  missing: SampleRequest[];
  /** U-Net calls of one sample */
  calls: number;
};

export type Preparation = {
  arms: PreparedArm[];
  records: Map<string, SampleRecord>;
  /** files whose records no longer hold */
  stale: string[];
  warnings: string[];
};

/**
 * Checks a plan and finds what of it is missing in a folder, without writing anything: what is wrong
 * with a call is said before its first image.
 */
export async function prepareImages(options: {
  plan: GeneratePlan;
  folder: string;
  rng: RngName;
  latents: GivenLatents | null;
}): Promise<Preparation> {
  const { folder } = options;
  const { arms, warnings: known } = options.plan;
  for (const { arm, samples } of arms) checkNumbers(arm, samples, options.rng);
  const records = await readManifest(manifestPath(folder));
  const prepared: Preparation = { arms: [], records, stale: [], warnings: [] };
  const warnings = new Set(known);
  for (const { arm, samples } of arms) {
    const model = await readModel(arm.model);
    const { timesteps } = createArmScheduler(model, arm);
    const shape = latentShape(model, arm);
    if (options.latents) requireLatentShape(options.latents, { key: arm.key, shape });
    for (const warning of await listWarnings(model, arm, samples)) warnings.add(warning);
    const planned = samples.map((s) => planSample({ ...options, arm, model, sample: s }));
    const found = await findMissing({ folder, records, planned });
    for (const file of found.stale) prepared.stale.push(file);
    const missing = found.missing.map((m) => m.request);
    prepared.arms.push({ arm, model, samples, missing, calls: timesteps.length });
  }
  return { ...prepared, warnings: [...warnings] };
}

function checkNumbers(arm: ArmSpec, samples: readonly SampleRequest[], rng: RngName): void {
  checkArm(arm);
  for (const sample of samples) {
    checkPrompt(sample.prompt, `Prompt ${sample.promptIndex}`);
    createNoiseSource(rng, sample.seed);
  }
}

function sizeOf(arm: ArmSpec, model: ModelDescription): { width: number; height: number } {
  return {
    width: arm.width ?? model.defaultSize.width,
    height: arm.height ?? model.defaultSize.height,
  };
}

function planSample(options: {
  arm: ArmSpec;
  model: ModelDescription;
  sample: SampleRequest;
  rng: RngName;
  latents: GivenLatents | null;
}): PlannedSample & { request: SampleRequest } {
  const { arm, model, sample, rng, latents } = options;
  const { promptIndex, prompt, replicate, seed } = sample;
  return {
    request: sample,
    file: sampleFile({ armKey: arm.key, promptIndex, replicate }),
    prompt,
    seed,
    rng,
    latents_sha256: latents ? latentsSha256(latents) : undefined,
    arm: {
      model_sha256: model.sha256,
      scheduler: schedulerOfArm(model, arm),
      steps: arm.steps,
      guidance_scale: arm.guidanceScale,
      guidance_rescale: arm.guidanceRescale,
      negative_prompt: arm.negativePrompt,
      ...sizeOf(arm, model),
    },
  };
}

async function listWarnings(
  model: ModelDescription,
  arm: ArmSpec,
  samples: readonly SampleRequest[],
): Promise<string[]> {
  const tokenizer = await loadTokenizer(model.folder);
  const cut = (text: string, name: string): string[] => {
    const { truncated } = tokenizer.encode(text);
    if (truncated === '') return [];
    return [`${name} is longer than ${tokenizer.maxLength} tokens; left out: "${truncated}"`];
  };
  const texts = new Map(samples.map((s) => [s.promptIndex, s.prompt]));
  return [
    ...cut(arm.negativePrompt, 'The negative prompt'),
    ...[...texts].flatMap(([index, text]) => cut(text, `Prompt ${index}`)),
  ];
}
