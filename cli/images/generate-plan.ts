import type { ArmSpec, SampleRequest } from '#domain/arm-spec.ts';
import { checkArm } from '#domain/check-arm.ts';
import { readModelLayout } from '#generator/models/read-model-layout.ts';
import { requireArmOfModel } from '#generator/pipeline/require-arm-of-model.ts';
import { createSampleSeeds } from '#study/runs/sample-seed.ts';
import { readPromptFile } from './read-prompt-file.ts';
import { wrongCall } from './wrong-call.ts';

/** All the work of one call: each arm with its samples, and what should be known of it beforehand. */
export type GeneratePlan = {
  arms: { arm: ArmSpec; samples: SampleRequest[] }[];
  warnings: string[];
};

/** The flags that describe arms and samples, as numbers. */
export type PlanOptions = {
  model: string;
  prompt?: string | undefined;
  prompts?: string | undefined;
  steps: number[];
  scheduler?: string | undefined;
  guidanceScale: number;
  guidanceRescale: number;
  negativePrompt: string;
  seed: number;
  replicates: number;
  width?: number | undefined;
  height?: number | undefined;
};

/**
 * One arm for each number of steps; its key, and so its folder, is that number.
 *
 * @throws UserError for a flag that the generator would not honour, or files that cannot be read
 */
export async function planGenerate(options: PlanOptions): Promise<GeneratePlan> {
  const arms = options.steps.map((steps) => readArm(options, steps));
  const samples = await planSamples(options);
  const model = await readModelLayout(options.model);
  const warnings = arms.flatMap((arm) => requireArmOfModel({ arm, model, nameOf: flagOf }));
  return {
    arms: arms.map((arm) => ({ arm, samples })),
    warnings: [...new Set(warnings)],
  };
}

function readArm(options: PlanOptions, steps: number): ArmSpec {
  const { model, scheduler = null, width = null, height = null } = options;
  const { guidanceScale, guidanceRescale, negativePrompt } = options;
  const settings = { scheduler, steps, guidanceScale, guidanceRescale, negativePrompt };
  return checkArm({ key: String(steps), model, ...settings, width, height }, flagOf);
}

function flagOf(setting: string): string {
  return `--${setting.replace('_', '-')}`;
}

async function planSamples(options: PlanOptions): Promise<SampleRequest[]> {
  const { seed: base, replicates } = options;
  const prompts = await readPrompts(options);
  const seedOf = createSampleSeeds({
    protocol: { seeds: { base, shared_between_arms: true }, replicates },
    setSize: prompts.length,
    promptIndexes: prompts.map(({ index }) => index),
  });
  return prompts.flatMap(({ index: promptIndex, text: prompt }) =>
    Array.from({ length: replicates }, (_, replicate) => {
      const seed = Number(seedOf({ promptIndex, replicate, arm: 0 }));
      return { promptIndex, prompt, replicate, seed };
    }),
  );
}

async function readPrompts({
  prompt,
  prompts,
}: PlanOptions): Promise<{ index: number; text: string }[]> {
  if (prompt !== undefined && prompts === undefined) return [{ index: 0, text: prompt }];
  if (prompt === undefined && prompts !== undefined) return readPromptFile(prompts);
  throw wrongCall('Give the prompts as either --prompt TEXT or --prompts FILE.');
}
