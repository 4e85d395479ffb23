import type { Interval } from '../../statistics/wilson-interval.ts';

/** A parameter on the log scale. */
export type LogParameter = {
  log: number;
  /** the model's own error, as if votes were independent */
  se: number;
  /** clustered by rater and prompt, never below the model's own */
  se_clustered: number;
  /** from the clustered variances, at the level of the table */
  ci: Interval;
  /** the same where the level is 0.95 */
  ci95?: Interval;
};

/** An arm; the reference arm has the log worth 0, and no error of its own. */
export type ArmWorth = { arm: string; worth: number } & (
  LogParameter | { log: 0; se: null; se_clustered: null; ci: null; ci95?: null }
);

export type DavidsonResult = {
  model: string;
  n: number;
  reference_arm: string;
  /** worths sum to 1; log worths are against the reference arm */
  arms: ArmWorth[];
  /** readiness to answer "on par"; null when nobody did */
  tie: ({ nu: number } & LogParameter) | null;
  /** advantage of standing on the left */
  side: ({ gamma: number; p_two_sided: number } & LogParameter) | null;
  log_likelihood: number;
  iterations: number;
};

export type RaoKupperResult = {
  model: string;
  n: number;
  reference_arm: string;
  arms: ArmWorth[];
  /** how much better an arm must seem to be preferred; `log` and errors are of log(θ - 1) */
  threshold: { theta: number } & LogParameter;
  log_likelihood: number;
};
