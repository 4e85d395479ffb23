/**
 * Why a preference model has no maximum likelihood estimate:
 * - `no-votes`: no vote to fit;
 * - `disconnected`: some arms were never compared with the others, directly or through a chain;
 * - `unbeaten`: some arms never lost to, nor tied with, an arm outside their group, so their worth
 *   is unbounded;
 * - `all-tied`: no vote preferred one arm to another;
 * - `separated`: the votes are explained perfectly in another way (every decisive vote on one side).
 */
export type PreferenceModelProblem =
  'no-votes' | 'disconnected' | 'all-tied' | 'unbeaten' | 'separated';

/** Raised when a preference model cannot be fitted; `arms` are the indices of those concerned. */
export class PreferenceModelError extends Error {
  override readonly name = 'PreferenceModelError';
  readonly problem: PreferenceModelProblem;
  readonly arms: readonly number[];

  constructor(problem: PreferenceModelProblem, arms: readonly number[]) {
    super(`preference model not estimable: ${problem}`);
    this.problem = problem;
    this.arms = arms;
  }
}
