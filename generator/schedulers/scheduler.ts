import { UserError } from '#domain/user-error.ts';
import { createDdimScheduler } from './ddim.ts';
import { createDpmSolverScheduler } from './dpmsolver.ts';
import { createEulerAncestralScheduler } from './euler-ancestral.ts';
import { createEulerScheduler } from './euler.ts';
import { createHeunScheduler } from './heun.ts';
import { createLcmScheduler } from './lcm.ts';
import { createLmsScheduler } from './lms.ts';
import { createPndmScheduler } from './pndm.ts';
import { resolveSchedulerOptions, type SchedulerConfig } from './scheduler-config.ts';
import type { SchedulerName } from '#domain/scheduler-name.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import { createUniPcScheduler } from './unipc.ts';

export { parseSchedulerConfig, type SchedulerConfig } from './scheduler-config.ts';
export { SCHEDULER_NAMES, type SchedulerName } from '#domain/scheduler-name.ts';

/**
 * A sampling algorithm at work on one image: all state is in the instance. Samples and predictions
 * are flat float32 arrays of any length; none is changed.
 */
export type Scheduler = {
  /** One entry per U-Net call: the timestep to give to the U-Net. */
  readonly timesteps: Float64Array;
  /** What to multiply the initial standard normal noise by. */
  readonly initNoiseSigma: number;
  /** The sample as the U-Net wants it at call `index`. */
  scaleModelInput(sample: Float32Array, index: number): Float32Array;
  /**
   * The sample after call `index`; calls must come in order. `noise` gives standard normal noise as
   * long as the sample; `euler-ancestral` and `lcm` need it.
   */
  step(options: {
    modelOutput: Float32Array;
    index: number;
    sample: Float32Array;
    noise?: () => Float32Array;
  }): Float32Array;
};

type CreateAlgorithm = (options: SchedulerOptions, steps: number) => Scheduler;

const ALGORITHMS: Readonly<Record<SchedulerName, CreateAlgorithm>> = {
  ddim: createDdimScheduler,
  pndm: createPndmScheduler,
  euler: createEulerScheduler,
  'euler-ancestral': createEulerAncestralScheduler,
  'dpmsolver++': createDpmSolverScheduler,
  unipc: createUniPcScheduler,
  heun: createHeunScheduler,
  lms: createLmsScheduler,
  lcm: createLcmScheduler,
};

/** Guards the order of calls, on which the multistep methods rely. */
function requireCallsInOrder(scheduler: Scheduler): Scheduler {
  let next = 0;
  return {
    ...scheduler,
    step: (options) => {
      if (options.index !== next || next >= scheduler.timesteps.length) {
        throw new RangeError(
          `Scheduler step ${options.index} was called in place of step ${next}.`,
        );
      }
      next += 1;
      return scheduler.step(options);
    },
  };
}

/**
 * The scheduler that diffusers' class of this name is with this config, with `set_timesteps(steps)`
 * called. The config may be that of another class; then this one's defaults fill what was absent.
 *
 * @param options.steps denoising steps as a person counts them, 1 to `num_train_timesteps`; the
 *   U-Net calls are `timesteps.length`, which can be more
 * @throws UserError `bad-steps`, `unsupported-prediction`
 */
export function createScheduler(options: {
  name: SchedulerName;
  config: SchedulerConfig;
  steps: number;
}): Scheduler {
  const { name, config, steps } = options;
  const most = config.num_train_timesteps;
  if (!Number.isInteger(steps) || steps < 1 || steps > most) {
    throw new UserError(
      `The number of steps is ${steps}: choose a whole number from 1 to ${most}, the timesteps that the model was trained with.`,
      { code: 'bad-steps', exitCode: 2 },
    );
  }
  return requireCallsInOrder(ALGORITHMS[name](resolveSchedulerOptions(name, config), steps));
}
