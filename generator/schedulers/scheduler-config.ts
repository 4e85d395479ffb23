import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { CLASS_DEFAULTS, OPTIONS_WITHOUT_EFFECT } from './class-defaults.ts';
import { SCHEDULER_OF_CLASS, type SchedulerName } from '#domain/scheduler-name.ts';
import {
  SCHEDULER_OPTIONS,
  schedulerOptionsSchema,
  type SchedulerOption,
  type SchedulerOptions,
} from './scheduler-options.ts';

/**
 * A parsed scheduler_config.json: every option with its value, and which of them were absent from
 * the file and took the default of the class `parsedFor`. With another scheduler those take that
 * one's defaults, as diffusers' `from_config` does.
 */
export type SchedulerConfig = SchedulerOptions & {
  readonly parsedFor: SchedulerName;
  readonly absent: readonly SchedulerOption[];
};

/** Options of diffusers that change the images and are not supported, with the values that do not. */
const ONLY_WITHOUT_EFFECT: Readonly<Record<string, readonly unknown[]>> = {
  trained_betas: [null],
  thresholding: [false, null],
  use_exponential_sigmas: [false, null],
  use_beta_sigmas: [false, null],
  use_lu_lambdas: [false, null],
  use_flow_sigmas: [false, null],
  use_dynamic_shifting: [false, null],
  algorithm_type: ['dpmsolver++', 'deis', null],
  variance_type: [null],
  predict_x0: [true, null],
  solver_p: [null],
  interpolation_type: ['linear', null],
  timestep_type: ['discrete', null],
  sigma_min: [null],
  sigma_max: [null],
  shift_terminal: [null],
};

/** The solver types that a class has, its fallback for one of another class first. */
const SOLVER_TYPES: Readonly<Partial<Record<SchedulerName, readonly string[]>>> = {
  'dpmsolver++': ['midpoint', 'heun'],
  unipc: ['bh2', 'bh1'],
};

function fail(message: string): never {
  throw new UserError(message, { code: 'bad-scheduler-config' });
}

function refuseUnsupported(json: Readonly<Record<string, unknown>>): void {
  for (const [key, harmless] of Object.entries(ONLY_WITHOUT_EFFECT)) {
    const value = json[key];
    if (value === undefined || harmless.includes(value)) continue;
    fail(
      `The scheduler option "${key}": ${JSON.stringify(value)} is not supported: change it in scheduler_config.json or export the model with another scheduler.`,
    );
  }
  const skipped = json['disable_corrector'];
  if (Array.isArray(skipped) && skipped.length > 0) {
    fail('The scheduler option "disable_corrector" is not supported: remove it from the config.');
  }
}

/** What the values are when the class has them; the rest as if absent. Checked by the schema. */
function parseOptions(values: Readonly<Record<string, unknown>>): SchedulerOptions {
  const parsed = schedulerOptionsSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const key = issue?.path.join('.') ?? '';
  return fail(
    `The scheduler option "${key}" is ${JSON.stringify(values[key])}, which is not supported (${issue?.message ?? ''}): change it in scheduler_config.json.`,
  );
}

/**
 * Parses diffusers' scheduler_config.json. Absent options get the defaults of its own class;
 * options that change nothing here, such as `_diffusers_version`, are dropped.
 *
 * @returns the scheduler that `_class_name` stands for, and the config to create it with
 * @throws UserError `bad-scheduler-config`, naming the class or option that is not supported
 */
export function parseSchedulerConfig(json: unknown): {
  name: SchedulerName;
  config: SchedulerConfig;
} {
  const record = z.record(z.string(), z.unknown()).safeParse(json);
  if (!record.success)
    fail('scheduler_config.json must hold a JSON object: export the model anew.');
  const className = record.data['_class_name'];
  const name = typeof className === 'string' ? SCHEDULER_OF_CLASS[className] : undefined;
  if (name === undefined) {
    fail(
      `The scheduler class ${JSON.stringify(className)} ("_class_name" in scheduler_config.json) is not supported: use one of ${Object.keys(SCHEDULER_OF_CLASS).join(', ')}.`,
    );
  }
  refuseUnsupported(record.data);
  const absent = SCHEDULER_OPTIONS.filter((key) => (record.data[key] ?? null) === null);
  const values: Record<string, unknown> = { ...record.data };
  for (const key of absent) values[key] = CLASS_DEFAULTS[name][key] ?? OPTIONS_WITHOUT_EFFECT[key];
  return { name, config: { ...parseOptions(values), parsedFor: name, absent } };
}

/**
 * The options as one scheduler sees them: what the config gives, else the class's own defaults;
 * options that the class does not have are without effect.
 */
export function resolveSchedulerOptions(
  name: SchedulerName,
  config: SchedulerConfig,
): SchedulerOptions {
  const own = CLASS_DEFAULTS[name];
  const values: Record<string, unknown> = { ...OPTIONS_WITHOUT_EFFECT };
  for (const key of SCHEDULER_OPTIONS) {
    if (!(key in own)) continue;
    const filled = CLASS_DEFAULTS[config.parsedFor][key] ?? OPTIONS_WITHOUT_EFFECT[key];
    const isDefault = config.absent.includes(key) && config[key] === filled;
    values[key] = isDefault ? own[key] : config[key];
  }
  const known: readonly unknown[] = SOLVER_TYPES[name] ?? [];
  if (!known.includes(values['solver_type'])) values['solver_type'] = known[0] ?? 'midpoint';
  return parseOptions(values);
}
