import type { ArmSpec } from '#domain/arm-spec.ts';
import type { SchedulerName } from '#domain/scheduler-name.ts';
import { UserError } from '#domain/user-error.ts';
import { sayOtherClass } from '../schedulers/other-kind-of-model.ts';
import { createScheduler } from '../schedulers/scheduler.ts';
import type { Scheduler } from '../schedulers/scheduler-shape.ts';
import type { ModelLayout } from './model-description.ts';
import { runnableSchedulers } from './scheduler-abilities.ts';

type Model = Pick<ModelLayout, 'folder' | 'scheduler'>;
type Arm = Pick<ArmSpec, 'key' | 'scheduler'>;

/**
 * The scheduler of an arm: the one it names, else the model's own.
 *
 * @throws UserError `bad-scheduler-config` when the model's own class is none of ours, with those
 *   that can run in its place
 */
export function schedulerOfArm(model: Model, arm: Arm): SchedulerName {
  const name = arm.scheduler ?? model.scheduler.name;
  if (name !== null) return name;
  throw new UserError(
    `Arm "${arm.key}" names no scheduler, and the own one of ${model.folder} is a ${sayOtherClass(model.scheduler.className)}: name one of ${runnableSchedulers(model.scheduler).join(', ')}, which run with its options.`,
    { code: 'bad-scheduler-config' },
  );
}

/** Whether a model cannot be told these timesteps as they are, since its U-Net takes whole ones. */
export function roundsTimesteps(
  { wholeTimesteps }: Pick<ModelLayout, 'wholeTimesteps'>,
  timesteps: Float64Array,
): boolean {
  return wholeTimesteps && !timesteps.every(Number.isInteger);
}

/** That scheduler, made for the arm's number of steps; throws as it and `createScheduler` do. */
export function createArmScheduler(model: Model, arm: Arm & Pick<ArmSpec, 'steps'>): Scheduler {
  const name = schedulerOfArm(model, arm);
  return createScheduler({ name, config: model.scheduler, steps: arm.steps });
}
