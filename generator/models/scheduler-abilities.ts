import { SCHEDULER_NAMES, type SchedulerName } from '#domain/scheduler-name.ts';
import { UserError } from '#domain/user-error.ts';
import { createScheduler } from '../schedulers/scheduler.ts';
import type { SchedulerConfig } from '../schedulers/scheduler-config.ts';

/** Whether a scheduler runs with a model, and whether the U-Net is told its very timesteps. */
export type SchedulerAbility =
  | {
      timesteps: 'exact' | 'rounded timesteps';
      /** the fewest steps that it takes with this model */
      least_steps: number;
    }
  | { timesteps: 'refused'; reason: string };

/** Numbers of steps that people use, and the first ones, among which a scheduler's least lies. */
const TRIED_STEPS = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 25, 28, 30, 40, 50];

/**
 * What each scheduler can do with a model: its timesteps reach the U-Net as they are, or rounded
 * where it takes whole ones and the scheduler has fractional ones, or it cannot run, and why.
 *
 * @param wholeTimesteps whether the U-Net takes whole timesteps only
 */
export function schedulerAbilities(
  config: SchedulerConfig,
  wholeTimesteps: boolean,
): Record<SchedulerName, SchedulerAbility> {
  const ability = (name: SchedulerName): SchedulerAbility =>
    abilityOf(name, config, wholeTimesteps);
  return {
    ddim: ability('ddim'),
    pndm: ability('pndm'),
    euler: ability('euler'),
    'euler-ancestral': ability('euler-ancestral'),
    'dpmsolver++': ability('dpmsolver++'),
    unipc: ability('unipc'),
    heun: ability('heun'),
    lms: ability('lms'),
    lcm: ability('lcm'),
  };
}

function abilityOf(
  name: SchedulerName,
  config: SchedulerConfig,
  wholeTimesteps: boolean,
): SchedulerAbility {
  let reason = '';
  let leastSteps: number | null = null;
  let rounded = false;
  for (const steps of TRIED_STEPS) {
    try {
      const { timesteps } = createScheduler({ name, config, steps });
      leastSteps ??= steps;
      rounded ||= wholeTimesteps && !timesteps.every(Number.isInteger);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      reason = error.message;
    }
  }
  if (leastSteps === null) return { timesteps: 'refused', reason };
  return { timesteps: rounded ? 'rounded timesteps' : 'exact', least_steps: leastSteps };
}

/** The schedulers of a model that can run, in their order. */
export function runnableSchedulers(config: SchedulerConfig): SchedulerName[] {
  const abilities = schedulerAbilities(config, false);
  return SCHEDULER_NAMES.filter((name) => abilities[name].timesteps !== 'refused');
}
