import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import type { SchedulerOptions } from './scheduler-options.ts';

/**
 * Refuses a list of timesteps that starts beyond the last one of training, as leading spacing with
 * an offset gives when every timestep is asked for.
 *
 * @throws UserError `bad-steps`
 */
export function requireTimestepsInRange(
  timesteps: Float64Array,
  options: SchedulerOptions,
  steps: number,
): void {
  const last = options.num_train_timesteps - 1;
  const first = at(timesteps, 0, 'timesteps');
  if (first <= last) return;
  throw new UserError(
    `${steps} steps with steps_offset ${options.steps_offset} begin at timestep ${first}, beyond the model's last, ${last}: choose fewer steps.`,
    { code: 'bad-steps' },
  );
}
