/** The sampling algorithms, by the names used in protocols. */
export const SCHEDULER_NAMES = [
  'ddim',
  'pndm',
  'euler',
  'euler-ancestral',
  'dpmsolver++',
  'unipc',
  'heun',
  'lms',
  'lcm',
] as const;
export type SchedulerName = (typeof SCHEDULER_NAMES)[number];

/** The name for a class of diffusers, as `_class_name` in scheduler_config.json gives it. */
export const SCHEDULER_OF_CLASS: Readonly<Partial<Record<string, SchedulerName>>> = {
  DDIMScheduler: 'ddim',
  PNDMScheduler: 'pndm',
  EulerDiscreteScheduler: 'euler',
  EulerAncestralDiscreteScheduler: 'euler-ancestral',
  DPMSolverMultistepScheduler: 'dpmsolver++',
  UniPCMultistepScheduler: 'unipc',
  HeunDiscreteScheduler: 'heun',
  LMSDiscreteScheduler: 'lms',
  LCMScheduler: 'lcm',
};
