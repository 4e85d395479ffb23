import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ArmSpec, SampleRequest } from '#domain/arm-spec.ts';
import { checkArm } from '#domain/check-arm.ts';
import { UserError } from '#domain/user-error.ts';
import { parsePromptFile, type PromptRecord } from '#study/prompts/parse-prompts.ts';

/** All the work of one call: each arm with its samples. */
export type GeneratePlan = { arm: ArmSpec; samples: SampleRequest[] }[];

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
 * @throws UserError for a flag that the generator would not honour, or prompts that cannot be read
 */
export async function planGenerate(options: PlanOptions): Promise<GeneratePlan> {
  const prompts = await readPrompts(options);
  const samples = prompts.flatMap(({ index, text }) =>
    Array.from({ length: options.replicates }, (_, replicate) => ({
      promptIndex: index,
      prompt: text,
      replicate,
      seed: options.seed + replicate + options.replicates * index,
    })),
  );
  return options.steps.map((steps) => ({
    samples,
    arm: checkArm(
      {
        key: String(steps),
        model: options.model,
        scheduler: options.scheduler ?? null,
        steps,
        guidanceScale: options.guidanceScale,
        guidanceRescale: options.guidanceRescale,
        negativePrompt: options.negativePrompt,
        width: options.width ?? null,
        height: options.height ?? null,
      },
      (setting) => `--${setting.replace('_', '-')}`,
    ),
  }));
}

async function readPrompts({
  prompt,
  prompts,
}: PlanOptions): Promise<{ index: number; text: string }[]> {
  if ((prompt === undefined) === (prompts === undefined)) {
    throw wrongCall('Give the prompts as either --prompt TEXT or --prompts FILE.');
  }
  return prompt !== undefined ? [{ index: 0, text: prompt }] : readPromptFile(prompts ?? '');
}

/** @throws UserError when the file is not there or malformed, with the line */
export async function readPromptFile(path: string): Promise<PromptRecord[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UserError(`The prompt file ${path} cannot be read: check its path.`, {
      code: 'unreadable-file',
      cause: error,
    });
  }
  return parsePromptFile(text, basename(path));
}

export function wrongCall(message: string): UserError {
  return new UserError(message, { code: 'wrong-call' });
}
