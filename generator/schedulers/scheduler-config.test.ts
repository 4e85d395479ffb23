import { expect, test } from 'vitest';
import { SCHEDULER_NAMES, SCHEDULER_OF_CLASS } from '#domain/scheduler-name.ts';
import { CLASS_DEFAULTS } from './class-defaults.ts';
import { resolveSchedulerOptions } from './resolve-scheduler-options.ts';
import { parseSchedulerConfig } from './scheduler-config.ts';
import { SCHEDULER_OPTIONS } from './scheduler-options.ts';
import { UNSUPPORTED_OPTIONS } from './unsupported-options.ts';
import diffusersDefaults from './fixtures/class-defaults.json' with { type: 'json' };

const STABLE_DIFFUSION = {
  _class_name: 'PNDMScheduler',
  _diffusers_version: '0.6.0',
  beta_end: 0.012,
  beta_schedule: 'scaled_linear',
  beta_start: 0.00085,
  num_train_timesteps: 1000,
  set_alpha_to_one: false,
  skip_prk_steps: true,
  steps_offset: 1,
  trained_betas: null,
  clip_sample: false,
};

test("each class has the options and defaults of diffusers' class, of those supported", () => {
  const supported: readonly string[] = SCHEDULER_OPTIONS;
  for (const name of SCHEDULER_NAMES) {
    const expected = Object.entries(diffusersDefaults[name]).filter(([key]) =>
      supported.includes(key),
    );
    expect(CLASS_DEFAULTS[name], name).toEqual(Object.fromEntries(expected));
  }
});

/** Options that do nothing unless another one that is not supported is on. */
const WITHOUT_EFFECT_ALONE = [
  'dynamic_thresholding_ratio',
  'sample_max_value',
  'flow_shift',
  'time_shift_type',
];

test('every option of a class is supported, or known as one that is not', () => {
  for (const name of SCHEDULER_NAMES) {
    const known: string[] = [
      ...Object.keys(CLASS_DEFAULTS[name]),
      ...Object.keys(UNSUPPORTED_OPTIONS[name]),
    ];
    const options = Object.keys(diffusersDefaults[name]);
    expect(known, name).toEqual(
      expect.arrayContaining(options.filter((key) => !WITHOUT_EFFECT_ALONE.includes(key))),
    );
    const bounds = ['sigma_min', 'sigma_max'];
    expect(options, name).toEqual(
      expect.arrayContaining(known.filter((key) => !bounds.includes(key))),
    );
  }
});

test("absent options take the defaults of the config's own class", () => {
  for (const [className, name] of Object.entries(SCHEDULER_OF_CLASS)) {
    const config = parseSchedulerConfig({ _class_name: className });
    expect(config.name).toBe(name);
    if (name) expect(resolveSchedulerOptions(name, config)).toMatchObject(CLASS_DEFAULTS[name]);
  }
});

test('another scheduler takes what the file gives and its own defaults for the rest', () => {
  const config = parseSchedulerConfig(STABLE_DIFFUSION);
  const euler = resolveSchedulerOptions('euler', config);
  expect(euler).toMatchObject({ timestep_spacing: 'linspace', steps_offset: 1, beta_end: 0.012 });
  expect(resolveSchedulerOptions('ddim', config)).toMatchObject({
    clip_sample: false,
    set_alpha_to_one: false,
    timestep_spacing: 'leading',
  });
  expect(resolveSchedulerOptions('pndm', config)).toMatchObject({
    timestep_spacing: 'leading',
    skip_prk_steps: true,
  });
});

test('the class that model_index.json names goes before the one in the file, Flax as PyTorch', () => {
  expect(parseSchedulerConfig(STABLE_DIFFUSION, 'DDIMScheduler').name).toBe('ddim');
  expect(parseSchedulerConfig(STABLE_DIFFUSION, 'FlaxDDIMScheduler')).toMatchObject({
    name: 'ddim',
    className: 'DDIMScheduler',
  });
  expect(parseSchedulerConfig({ _class_name: 'FlaxPNDMScheduler' }).name).toBe('pndm');
});

test('what diffusers marks as a default of the class that saved the file is not given', () => {
  const config = parseSchedulerConfig({
    ...STABLE_DIFFUSION,
    timestep_spacing: 'leading',
    _use_default_values: ['timestep_spacing'],
  });
  expect(resolveSchedulerOptions('euler', config).timestep_spacing).toBe('linspace');
});

test('an option that a class does not have does nothing there', () => {
  const config = parseSchedulerConfig({
    _class_name: 'DDIMScheduler',
    rescale_betas_zero_snr: true,
    prediction_type: 'v_prediction',
    algorithm_type: 'sde-dpmsolver++',
    use_beta_sigmas: true,
  });
  expect(resolveSchedulerOptions('pndm', config).rescale_betas_zero_snr).toBe(false);
  expect(resolveSchedulerOptions('ddim', config).rescale_betas_zero_snr).toBe(true);
  expect(() => resolveSchedulerOptions('euler', config)).toThrow('"use_beta_sigmas": true');
});

test('a null is what Python makes of None: a switch is off, the rest is not given', () => {
  const config = parseSchedulerConfig({
    _class_name: 'DDIMScheduler',
    clip_sample: null,
    timestep_spacing: null,
  });
  expect(resolveSchedulerOptions('ddim', config)).toMatchObject({
    clip_sample: false,
    timestep_spacing: 'leading',
  });
});

test('a solver type of another class falls back as in diffusers, one of none is refused', () => {
  const config = parseSchedulerConfig({
    _class_name: 'UniPCMultistepScheduler',
    solver_type: 'bh1',
  });
  expect(resolveSchedulerOptions('unipc', config).solver_type).toBe('bh1');
  expect(resolveSchedulerOptions('dpmsolver++', config).solver_type).toBe('midpoint');
  const unknown = parseSchedulerConfig({
    _class_name: 'UniPCMultistepScheduler',
    solver_type: 'x',
  });
  expect(() => resolveSchedulerOptions('unipc', unknown)).toThrow('"solver_type": "x"');
});

test('what is not supported is refused with the scheduler and the name of the option', () => {
  const refused: [string, unknown][] = [
    ['trained_betas', [0.1, 0.2]],
    ['thresholding', true],
    ['use_beta_sigmas', true],
    ['algorithm_type', 'sde-dpmsolver++'],
    ['algorithm_type', 'deis'],
    ['beta_schedule', 'sigmoid'],
    ['prediction_type', 'flow_prediction'],
    ['num_train_timesteps', 0],
    ['solver_order', 4],
    ['variance_type', 'learned'],
  ];
  for (const [key, value] of refused) {
    const config = parseSchedulerConfig({
      _class_name: 'DPMSolverMultistepScheduler',
      [key]: value,
    });
    expect(() => resolveSchedulerOptions('dpmsolver++', config), key).toThrow(
      new RegExp(`dpmsolver\\+\\+ does not support the option "${key}"`),
    );
  }
});

test('a class that is none of ours is kept by its name; what is no object is refused', () => {
  expect(parseSchedulerConfig({ _class_name: 'KDPM2DiscreteScheduler' })).toMatchObject({
    name: null,
    className: 'KDPM2DiscreteScheduler',
  });
  expect(() => parseSchedulerConfig({})).toThrow(/_class_name/);
  expect(() => parseSchedulerConfig({ _class_name: 7 })).toThrow(/_class_name/);
  expect(() => parseSchedulerConfig([])).toThrow(/JSON object/);
  expect(() => parseSchedulerConfig(null)).toThrow(/JSON object/);
});

test("no limit on lambda may be written as Python's -Infinity", () => {
  const limitOf = (lambda_min_clipped: unknown) =>
    resolveSchedulerOptions(
      'dpmsolver++',
      parseSchedulerConfig({ _class_name: 'DPMSolverMultistepScheduler', lambda_min_clipped }),
    ).lambda_min_clipped;
  for (const lambda of [-Infinity, '-Infinity', null, undefined])
    expect(limitOf(lambda)).toBeNull();
  expect(limitOf(-5.1)).toBe(-5.1);
});
