import type { SchedulerName } from '#domain/scheduler-name.ts';
import type { SchedulerOptions } from './scheduler-options.ts';

const COMMON = {
  num_train_timesteps: 1000,
  beta_start: 0.0001,
  beta_end: 0.02,
  beta_schedule: 'linear',
  prediction_type: 'epsilon',
  steps_offset: 0,
} as const;

const STABLE_DIFFUSION_BETAS = { beta_start: 0.00085, beta_end: 0.012 } as const;

/**
 * The options that each class of diffusers 0.42 has, with the class's own defaults. An option that
 * a class does not have is ignored by it, as diffusers does.
 */
export const CLASS_DEFAULTS: Readonly<Record<SchedulerName, Partial<SchedulerOptions>>> = {
  ddim: {
    ...COMMON,
    timestep_spacing: 'leading',
    set_alpha_to_one: true,
    clip_sample: true,
    clip_sample_range: 1,
    rescale_betas_zero_snr: false,
  },
  pndm: {
    ...COMMON,
    timestep_spacing: 'leading',
    set_alpha_to_one: false,
    skip_prk_steps: false,
  },
  euler: {
    ...COMMON,
    timestep_spacing: 'linspace',
    use_karras_sigmas: false,
    final_sigmas_type: 'zero',
    rescale_betas_zero_snr: false,
  },
  'euler-ancestral': {
    ...COMMON,
    timestep_spacing: 'linspace',
    rescale_betas_zero_snr: false,
  },
  'dpmsolver++': {
    ...COMMON,
    timestep_spacing: 'linspace',
    solver_order: 2,
    solver_type: 'midpoint',
    lower_order_final: true,
    euler_at_final: false,
    use_karras_sigmas: false,
    final_sigmas_type: 'zero',
    lambda_min_clipped: null,
    rescale_betas_zero_snr: false,
  },
  unipc: {
    ...COMMON,
    timestep_spacing: 'linspace',
    solver_order: 2,
    solver_type: 'bh2',
    lower_order_final: true,
    use_karras_sigmas: false,
    final_sigmas_type: 'zero',
    rescale_betas_zero_snr: false,
  },
  heun: {
    ...COMMON,
    ...STABLE_DIFFUSION_BETAS,
    timestep_spacing: 'linspace',
    clip_sample: false,
    clip_sample_range: 1,
    use_karras_sigmas: false,
  },
  lms: {
    ...COMMON,
    timestep_spacing: 'linspace',
    use_karras_sigmas: false,
  },
  lcm: {
    ...COMMON,
    ...STABLE_DIFFUSION_BETAS,
    beta_schedule: 'scaled_linear',
    timestep_spacing: 'leading',
    set_alpha_to_one: true,
    clip_sample: false,
    clip_sample_range: 1,
    rescale_betas_zero_snr: false,
    original_inference_steps: 50,
    timestep_scaling: 10,
  },
};

/** What an option means to a class that does not have it: as if it were not there. */
export const OPTIONS_WITHOUT_EFFECT: SchedulerOptions = {
  ...COMMON,
  timestep_spacing: 'leading',
  set_alpha_to_one: false,
  skip_prk_steps: false,
  rescale_betas_zero_snr: false,
  clip_sample: false,
  clip_sample_range: 1,
  use_karras_sigmas: false,
  final_sigmas_type: 'zero',
  solver_order: 1,
  solver_type: 'midpoint',
  lower_order_final: true,
  euler_at_final: false,
  lambda_min_clipped: null,
  original_inference_steps: 50,
  timestep_scaling: 10,
};
