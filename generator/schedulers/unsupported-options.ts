import type { SchedulerName } from '#domain/scheduler-name.ts';

/** Whether a value leaves the images as they are; `given` are all options of the file. */
type Harmless = (value: unknown, given: Readonly<Record<string, unknown>>) => boolean;

const oneOf =
  (...values: unknown[]): Harmless =>
  (value) =>
    values.includes(value);
const off = oneOf(false, null);
const absent = oneOf(null);
const empty: Harmless = (value) => value === null || (Array.isArray(value) && value.length === 0);
/** A bound of Karras sigmas is not looked at where those are not used. */
const withoutKarras: Harmless = (value, given) =>
  value === null || given['use_karras_sigmas'] !== true;

/** diffusers looks at these bounds even in classes that do not list them, where a file gives them. */
const KARRAS_BOUNDS = { sigma_min: withoutKarras, sigma_max: withoutKarras };
const BETAS = { trained_betas: absent };
const OTHER_SIGMAS = { use_exponential_sigmas: off, use_beta_sigmas: off };

/**
 * Options that a class of diffusers has and that are not supported here, each with the values that
 * change nothing. Those of other classes are ignored, as `from_config` ignores them.
 */
export const UNSUPPORTED_OPTIONS: Readonly<
  Record<SchedulerName, Readonly<Record<string, Harmless>>>
> = {
  ddim: { ...BETAS, thresholding: off },
  pndm: BETAS,
  euler: {
    ...BETAS,
    ...OTHER_SIGMAS,
    interpolation_type: oneOf('linear', null),
    timestep_type: oneOf('discrete', null),
    ...KARRAS_BOUNDS,
  },
  'euler-ancestral': BETAS,
  'dpmsolver++': {
    ...BETAS,
    ...OTHER_SIGMAS,
    ...KARRAS_BOUNDS,
    thresholding: off,
    algorithm_type: oneOf('dpmsolver++', null),
    use_lu_lambdas: off,
    use_flow_sigmas: off,
    use_dynamic_shifting: off,
    // DDPM's own values of it are of no account: only learned ones change what the U-Net gives
    variance_type: (value) => value !== 'learned' && value !== 'learned_range',
  },
  unipc: {
    ...BETAS,
    ...OTHER_SIGMAS,
    thresholding: off,
    predict_x0: oneOf(true, null),
    disable_corrector: empty,
    solver_p: absent,
    use_flow_sigmas: off,
    use_dynamic_shifting: off,
    ...KARRAS_BOUNDS,
    shift_terminal: absent,
  },
  heun: { ...BETAS, ...OTHER_SIGMAS, ...KARRAS_BOUNDS },
  lms: { ...BETAS, ...OTHER_SIGMAS },
  lcm: { ...BETAS, thresholding: off },
};
