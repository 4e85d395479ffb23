import { expect, test } from 'vitest';
import { CLASS_DEFAULTS } from './class-defaults.ts';
import { parseSchedulerConfig, resolveSchedulerOptions } from './scheduler-config.ts';
import { SCHEDULER_NAMES, SCHEDULER_OF_CLASS } from '#domain/scheduler-name.ts';
import { SCHEDULER_OPTIONS } from './scheduler-options.ts';
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

test("absent options take the defaults of the config's own class", () => {
  for (const [className, name] of Object.entries(SCHEDULER_OF_CLASS)) {
    const { name: parsed, config } = parseSchedulerConfig({ _class_name: className });
    expect(parsed).toBe(name);
    expect(config).toMatchObject(CLASS_DEFAULTS[parsed]);
  }
});

test("Stable Diffusion's config keeps what it gives", () => {
  const { name, config } = parseSchedulerConfig(STABLE_DIFFUSION);
  expect(name).toBe('pndm');
  expect(config).toMatchObject({ skip_prk_steps: true, steps_offset: 1, beta_end: 0.012 });
  expect(config.absent).toContain('timestep_spacing');
  expect(config.absent).not.toContain('clip_sample');
});

test('another scheduler takes what the file gives and its own defaults for the rest', () => {
  const { config } = parseSchedulerConfig(STABLE_DIFFUSION);
  const euler = resolveSchedulerOptions('euler', config);
  expect(euler).toMatchObject({ timestep_spacing: 'linspace', steps_offset: 1, beta_end: 0.012 });
  expect(resolveSchedulerOptions('ddim', config)).toMatchObject({
    clip_sample: false,
    set_alpha_to_one: false,
    timestep_spacing: 'leading',
  });
  expect(resolveSchedulerOptions('pndm', config).timestep_spacing).toBe('leading');
});

test('an option changed after parsing counts as given', () => {
  const { config } = parseSchedulerConfig(STABLE_DIFFUSION);
  const trailing = { ...config, timestep_spacing: 'trailing' } as const;
  expect(resolveSchedulerOptions('euler', trailing).timestep_spacing).toBe('trailing');
});

test('an option that a class does not have does nothing there', () => {
  const { config } = parseSchedulerConfig({
    _class_name: 'DDIMScheduler',
    rescale_betas_zero_snr: true,
    prediction_type: 'v_prediction',
  });
  expect(resolveSchedulerOptions('pndm', config).rescale_betas_zero_snr).toBe(false);
  expect(resolveSchedulerOptions('euler', config).rescale_betas_zero_snr).toBe(true);
});

test('a solver type of another class falls back as in diffusers', () => {
  const { config } = parseSchedulerConfig({
    _class_name: 'UniPCMultistepScheduler',
    solver_type: 'bh1',
  });
  expect(resolveSchedulerOptions('unipc', config).solver_type).toBe('bh1');
  expect(resolveSchedulerOptions('dpmsolver++', config).solver_type).toBe('midpoint');
});

test('what is not supported is refused with the name of the option', () => {
  const refused: [string, unknown][] = [
    ['trained_betas', [0.1, 0.2]],
    ['thresholding', true],
    ['use_beta_sigmas', true],
    ['algorithm_type', 'sde-dpmsolver++'],
    ['beta_schedule', 'sigmoid'],
    ['prediction_type', 'flow_prediction'],
    ['num_train_timesteps', 0],
    ['solver_order', 4],
    ['disable_corrector', [0]],
  ];
  for (const [key, value] of refused) {
    const json = { _class_name: 'DPMSolverMultistepScheduler', [key]: value };
    expect(() => parseSchedulerConfig(json), key).toThrow(`"${key}"`);
  }
});

test('an unknown class is refused with its name, and what is no object is refused', () => {
  expect(() => parseSchedulerConfig({ _class_name: 'KDPM2DiscreteScheduler' })).toThrow(
    /"KDPM2DiscreteScheduler".*is not supported/,
  );
  expect(() => parseSchedulerConfig({})).toThrow(/_class_name/);
  expect(() => parseSchedulerConfig([])).toThrow(/JSON object/);
  expect(() => parseSchedulerConfig(null)).toThrow(/JSON object/);
});

test("no limit on lambda may be written as Python's -Infinity", () => {
  for (const lambda_min_clipped of [-Infinity, '-Infinity', null, undefined]) {
    const json = { _class_name: 'DPMSolverMultistepScheduler', lambda_min_clipped };
    expect(parseSchedulerConfig(json).config.lambda_min_clipped).toBeNull();
  }
  const json = { _class_name: 'DPMSolverMultistepScheduler', lambda_min_clipped: -5.1 };
  expect(parseSchedulerConfig(json).config.lambda_min_clipped).toBe(-5.1);
});
