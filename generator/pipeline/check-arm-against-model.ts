import type { armSettings } from '#domain/arm-settings.ts';
import type { ArmSpec } from '#domain/arm-spec.ts';
import { UserError } from '#domain/user-error.ts';
import type { ModelLayout } from '../models/model-description.ts';
import { createScheduler } from '../schedulers/scheduler.ts';
import type { Scheduler } from '../schedulers/scheduler-shape.ts';
import { checkFixedShape } from './check-fixed-shape.ts';
import { latentShape } from './latent-shape.ts';

/** What a model folder tells of what it can make, read without loading a weight. */
export type ModelFacts = Pick<
  ModelLayout,
  | 'graphs'
  | 'scheduler'
  | 'latentChannels'
  | 'pixelsPerLatent'
  | 'sizeStep'
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
  const doubts = model.warnings.map((warning): ArmProblem => {
    return {
      severity: 'warning',
      setting: 'model',
      message: `may not be the one meant: ${warning}`,
    };
  });
  return [...doubts, ...checkSize(arm, model), ...checkScheduler(arm, model)];
}

function checkSize(arm: ArmSpec, model: ModelFacts): ArmProblem[] {
  const step = model.sizeStep * model.pixelsPerLatent;
  const uneven = (['width', 'height'] as const).flatMap((setting): ArmProblem[] => {
    const side = arm[setting];
    if (side === null || side % step === 0) return [];
    const below = Math.floor(side / step) * step;
    const nearest = below === 0 ? `${step}` : `${below} or ${below + step}`;
    const message = `is ${side}, and the model makes sides that ${step} divides: write ${nearest}`;
    return [{ severity: 'error', setting, message }];
  });
  return uneven.length > 0 ? uneven : checkGraph(arm, model);
}

/** A U-Net exported with fixed dimensions takes latents of these alone. */
function checkGraph(arm: ArmSpec, model: ModelFacts): ArmProblem[] {
  const { inputs } = model.graphs.unet;
  const sample = inputs.find(({ name }) => name === 'sample') ?? inputs[0];
  if (!sample) return [];
  const setting = arm.width === null ? 'model' : 'width';
  return tell(setting, () => void checkFixedShape({ sample, shape: latentShape(model, arm), arm }));
}

function checkScheduler(arm: ArmSpec, { scheduler: own, graphs }: ModelFacts): ArmProblem[] {
  const name = arm.scheduler ?? own.name;
  let made: Scheduler | undefined;
  const problems = tell('scheduler', () => {
    made = createScheduler({ name, config: own.config, steps: arm.steps });
  });
  const time = graphs.unet.inputs.find((input) => input.name === 'timestep');
  if (!made || !time?.type.startsWith('int') || made.timesteps.every(Number.isInteger)) {
    return problems;
  }
  const message = `uses fractional timesteps, and the U-Net takes whole ones: they are rounded; export it with a float timestep for the images of diffusers`;
  return [{ severity: 'warning', setting: 'scheduler', message }];
}

/** What the work refuses, as a problem of the arm's; nothing when it refuses nothing. */
function tell(setting: ArmProblem['setting'], work: () => void): ArmProblem[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const about = error.code === 'bad-steps' ? 'steps' : setting;
    const message = `cannot be: ${error.message.replace(/\.$/, '')}`;
    return [{ severity: 'error', setting: about, message }];
  }
}
