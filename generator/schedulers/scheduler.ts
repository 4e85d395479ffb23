import { UserError } from '#domain/user-error.ts';
import { createDdimScheduler } from './ddim.ts';
import { createDpmSolverScheduler } from './dpmsolver.ts';
import { createEulerAncestralScheduler } from './euler-ancestral.ts';
import { createEulerScheduler } from './euler.ts';
import { createHeunScheduler } from './heun.ts';
import { createLcmScheduler } from './lcm.ts';
import { createLmsScheduler } from './lms.ts';
import { createPndmScheduler } from './pndm.ts';
import { resolveSchedulerOptions } from './resolve-scheduler-options.ts';
import type { SchedulerConfig } from './scheduler-config.ts';
import type { SchedulerName } from '#domain/scheduler-name.ts';
import type { Scheduler } from './scheduler-shape.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import { createUniPcScheduler } from './unipc.ts';

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
 * @throws UserError `bad-steps`, `unsupported-prediction`, `bad-scheduler-config`
 */
export function createScheduler(options: {
  name: SchedulerName;
  config: SchedulerConfig;
  steps: number;
}): Scheduler {
  const { name, config, steps } = options;
  const resolved = resolveSchedulerOptions(name, config);
  const most = resolved.num_train_timesteps;
  if (!Number.isInteger(steps) || steps < 1 || steps > most) {
    throw new UserError(
      `The number of steps is ${steps}: choose a whole number from 1 to ${most}, the timesteps that the model was trained with.`,
      { code: 'bad-steps' },
    );
  }
  return requireCallsInOrder(ALGORITHMS[name](resolved, steps));
}
