import { z } from 'zod';

/** The options of scheduler_config.json that are supported, under diffusers' names. */
export const schedulerOptionsSchema = z.object({
  num_train_timesteps: z.int().min(1),
  beta_start: z.number().min(0).max(1),
  beta_end: z.number().min(0).max(1),
  beta_schedule: z.enum(['linear', 'scaled_linear', 'squaredcos_cap_v2']),
  prediction_type: z.enum(['epsilon', 'v_prediction', 'sample']),
  timestep_spacing: z.enum(['leading', 'trailing', 'linspace']),
  steps_offset: z.int().min(0),
  set_alpha_to_one: z.boolean(),
  skip_prk_steps: z.boolean(),
  rescale_betas_zero_snr: z.boolean(),
  clip_sample: z.boolean(),
  clip_sample_range: z.number().positive(),
  use_karras_sigmas: z.boolean(),
  final_sigmas_type: z.enum(['zero', 'sigma_min']),
  solver_order: z.int().min(1).max(3),
  solver_type: z.enum(['midpoint', 'heun', 'bh1', 'bh2', 'logrho']),
  lower_order_final: z.boolean(),
  euler_at_final: z.boolean(),
  /** Half the logarithm of the smallest signal-to-noise ratio used; null for no limit. */
  lambda_min_clipped: z.preprocess(
    (value) => (value === -Infinity || value === '-Infinity' ? null : value),
    z.number().nullable(),
  ),
  original_inference_steps: z.int().min(1),
  timestep_scaling: z.number().positive(),
});

/** Every supported option with its value. */
export type SchedulerOptions = z.infer<typeof schedulerOptionsSchema>;
export const SCHEDULER_OPTIONS = schedulerOptionsSchema.keyof().options;
