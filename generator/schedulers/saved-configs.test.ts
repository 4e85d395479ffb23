import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import { SCHEDULER_NAMES, SCHEDULER_OF_CLASS, type SchedulerName } from '#domain/scheduler-name.ts';
import { UserError } from '#domain/user-error.ts';
import { parsePythonJson } from '#files/parse-python-json.ts';
import { CLASS_DEFAULTS } from './class-defaults.ts';
import { resolveSchedulerOptions } from './resolve-scheduler-options.ts';
import { createScheduler } from './scheduler.ts';
import { parseSchedulerConfig } from './scheduler-config.ts';
import { SCHEDULER_OPTIONS } from './scheduler-options.ts';
import json from './fixtures/saved-configs.json' with { type: 'json' };

const outcomeSchema = z.object({
  error: z.string().optional(),
  options: z.record(z.string(), z.unknown()).default({}),
  timesteps: z.int().optional(),
});
const corpus = z
  .object({
    steps: z.int(),
    timesteps: z.array(z.array(z.number())),
    entries: z.array(
      z.object({ file: z.string(), outcomes: z.record(z.enum(SCHEDULER_NAMES), outcomeSchema) }),
    ),
  })
  .parse(json);

/** Options whose effect diffusers has and OnPar has not: refused where the class has them. */
const REFUSED: Readonly<Record<string, (value: unknown) => boolean>> = {
  trained_betas: (value) => value !== null,
  thresholding: (value) => value === true,
  use_exponential_sigmas: (value) => value === true,
  use_beta_sigmas: (value) => value === true,
  use_lu_lambdas: (value) => value === true,
  interpolation_type: (value) => value === 'log_linear',
  timestep_type: (value) => value === 'continuous',
  algorithm_type: (value) => ['dpmsolver', 'sde-dpmsolver++'].includes(String(value)),
  variance_type: (value) => value === 'learned_range',
  predict_x0: (value) => value === false,
  disable_corrector: (value) => Array.isArray(value) && value.length > 0,
};

/** Bounds of Karras sigmas, at which every class but LMS looks, whether it lists them or not. */
function hasKarrasBounds(name: SchedulerName, file: Record<string, unknown>): boolean {
  const given = [file['sigma_min'], file['sigma_max']].some((v) => typeof v === 'number');
  const looks = 'use_karras_sigmas' in CLASS_DEFAULTS[name] && name !== 'lms';
  return looks && given && file['use_karras_sigmas'] === true;
}

function isRefusedByDesign(options: Record<string, unknown>): boolean {
  return Object.entries(options).some(([key, value]) => REFUSED[key]?.(value));
}

type Outcome = z.infer<typeof outcomeSchema>;

function check(name: SchedulerName, file: Record<string, unknown>, expected: Outcome): void {
  const config = parseSchedulerConfig(file);
  const make = () => createScheduler({ name, config, steps: corpus.steps });
  const { error, options: changed } = expected;
  if (error !== undefined || isRefusedByDesign(changed) || hasKarrasBounds(name, file)) {
    expect(make, name).toThrow(UserError);
    return;
  }
  const options = resolveSchedulerOptions(name, config);
  for (const key of SCHEDULER_OPTIONS.filter((k) => k in CLASS_DEFAULTS[name])) {
    const recorded = key in changed ? changed[key] : CLASS_DEFAULTS[name][key];
    expect(options[key], `${name}: ${key}`).toEqual(recorded);
  }
  const place = present(expected.timesteps, 'the place of its timesteps');
  const recorded = at(corpus.timesteps, place, 'the lists of timesteps');
  const { timesteps } = make();
  expect(timesteps, name).toHaveLength(recorded.length);
  recorded.forEach((t, i) => {
    expect(Math.abs(at(timesteps, i) - t), `${name}: timestep ${i}`).toBeLessThan(2e-3);
  });
}

describe('of every file that diffusers saves', () => {
  const entries = corpus.entries.map(({ file, outcomes }) => {
    const saved = z.looseObject({ _class_name: z.string() }).parse(parsePythonJson(file));
    return { className: saved._class_name, saved, outcomes };
  });

  it.each(entries)('of $className each scheduler is the one of from_config', (entry) => {
    for (const name of SCHEDULER_NAMES) check(name, entry.saved, entry.outcomes[name]);
  });

  it('there are the nine classes that OnPar has and many that it has not', () => {
    const classes = new Set(entries.map(({ className }) => className));
    expect([...classes]).toEqual(expect.arrayContaining(Object.keys(SCHEDULER_OF_CLASS)));
    expect(classes.size).toBeGreaterThan(20);
  });
});
