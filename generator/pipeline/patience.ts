/** How long an inference process may take, before it counts as hung and is replaced. */
export type Patience = {
  /** from its start until its device is tried */
  openingMs: number;
  /** without a sign of life from its heartbeat: a process that is stopped or frozen */
  silenceMs: number;
  /** from the start of a job until its first step: a model is loaded, kernels are compiled */
  firstStepMs: number;
  /** from one step to the next at the least, or so many times the longest one seen so far */
  stepMs: number;
  timesTheLongestStep: number;
};

/** A stopped process is noticed in 20 seconds, a device that never answers in two minutes or more. */
export const PATIENCE: Patience = {
  openingMs: 120_000,
  silenceMs: 20_000,
  firstStepMs: 900_000,
  stepMs: 120_000,
  timesTheLongestStep: 20,
};
