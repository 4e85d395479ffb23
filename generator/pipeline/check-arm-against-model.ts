import type { armSettings } from '#domain/arm-settings.ts';
import type { ArmSpec } from '#domain/arm-spec.ts';
import { UserError } from '#domain/user-error.ts';
import { refusalOfSide } from '../models/allowed-sizes.ts';
import type { ModelLayout } from '../models/model-description.ts';
import { createArmScheduler, roundsTimesteps } from '../models/scheduler-of-arm.ts';
import { fixedBatch } from './fixed-batch.ts';
import { guidanceOf, rowsOf } from './guidance.ts';

/** What a model folder tells of what it can make, read without loading a weight. */
export type ModelFacts = Pick<
  ModelLayout,
  | 'folder'
  | 'graphs'
  | 'scheduler'
  | 'schedulerDoubts'
  | 'wholeTimesteps'
  | 'sizes'
  | 'defaultSize'
  | 'warnings'
>;

/** What a model cannot make of an arm (error), or makes otherwise than meant (warning). */
export type ArmProblem = {
  severity: 'error' | 'warning';
  /** what of the arm it is about */
  setting: keyof typeof armSettings | 'model';
  message: string;
};

/**
 * Whether a model can make the images of an arm whose settings are each in order: its scheduler with
 * its steps, on this U-Net, at this size. The one rule for plans, commands and jobs.
 */
export function checkArmAgainstModel(arm: ArmSpec, model: ModelFacts): ArmProblem[] {
  const doubts = model.warnings
    .filter((warning) => arm.scheduler === null || !model.schedulerDoubts.includes(warning))
    .map((warning): ArmProblem => {
      return {
        severity: 'warning',
        setting: 'model',
        message: `is to be used with this in mind: ${warning}`,
      };
    });
  return [
    ...doubts,
    ...checkSize(arm, model),
    ...checkGuidance(arm, model),
    ...checkScheduler(arm, model),
  ];
}

function checkSize(arm: ArmSpec, { sizes, defaultSize }: ModelFacts): ArmProblem[] {
  return (['width', 'height'] as const).flatMap((name): ArmProblem[] => {
    const refusal = refusalOfSide(name, arm[name] ?? defaultSize[name], sizes);
    if (refusal === null) return [];
    const whose = arm[name] === null ? `makes images whose own ${name} ` : '';
    const setting = arm[name] === null ? 'model' : name;
    return [{ severity: 'error', setting, message: `${whose}${refusal}` }];
  });
}

/** A U-Net exported with a fixed batch takes one kind of guidance; one that is told the scale, no negative prompt. */
function checkGuidance(arm: ArmSpec, model: ModelFacts): ArmProblem[] {
  const guidance = guidanceOf(model, arm);
  const sample = model.graphs.unet.inputs.find(({ name }) => name === 'sample');
  const rows = rowsOf(guidance);
  const batch = sample && attempt('guidance_scale', () => fixedBatch({ sample, rows, arm }));
  const problems = batch && 'problem' in batch ? [batch.problem] : [];
  if (guidance !== 'embedded' || arm.negativePrompt === '') return problems;
  const message =
    'changes nothing: the U-Net of this model is told the guidance scale, and never sees a negative prompt';
  return [...problems, { severity: 'warning', setting: 'negative_prompt', message }];
}

function checkScheduler(arm: ArmSpec, model: ModelFacts): ArmProblem[] {
  const made = attempt('scheduler', () => createArmScheduler(model, arm));
  if (!('result' in made)) return [made.problem];
  if (!roundsTimesteps(model, made.result.timesteps)) return [];
  const message = `uses fractional timesteps, and the U-Net takes whole ones: they are rounded, and the manifest says so; export it with a float timestep for the images of diffusers`;
  return [{ severity: 'warning', setting: 'scheduler', message }];
}

/** What the work gives, or what it refuses as a problem of the arm's. */
function attempt<Result>(
  setting: ArmProblem['setting'],
  work: () => Result,
): { result: Result } | { problem: ArmProblem } {
  try {
    return { result: work() };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const about = error.code === 'bad-steps' ? 'steps' : setting;
    const message = `cannot be: ${error.message.replace(/\.$/, '')}`;
    return { problem: { severity: 'error', setting: about, message } };
  }
}
