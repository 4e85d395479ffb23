import { UserError } from '#domain/user-error.ts';
import type { SchedulerOptions } from './scheduler-options.ts';

/**
 * Refuses epsilon prediction with zero terminal SNR, where x0 = (x - sqrt(1 - abar) epsilon) /
 * sqrt(abar) divides by zero at the last training timestep.
 *
 * @throws UserError `unsupported-prediction`
 */
export function requireSignal(options: SchedulerOptions): void {
  if (!options.rescale_betas_zero_snr || options.prediction_type !== 'epsilon') return;
  throw new UserError(
    'A model with epsilon prediction cannot start where "rescale_betas_zero_snr" leaves nothing of the signal: set prediction_type to the one it was trained with (v_prediction), or rescale_betas_zero_snr to false.',
    { code: 'unsupported-prediction' },
  );
}
