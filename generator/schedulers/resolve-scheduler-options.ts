import { at } from '#domain/at.ts';
import type { SchedulerName } from '#domain/scheduler-name.ts';
import { UserError } from '#domain/user-error.ts';
import { CLASS_DEFAULTS, OPTIONS_WITHOUT_EFFECT } from './class-defaults.ts';
import type { SchedulerConfig } from './scheduler-config.ts';
import {
  SCHEDULER_OPTIONS,
  schedulerOptionsSchema,
  type SchedulerOptions,
} from './scheduler-options.ts';
import { UNSUPPORTED_OPTIONS } from './unsupported-options.ts';

/** The solver types that a class has, its fallback for one of another class first. */
const SOLVER_TYPES: Readonly<Partial<Record<SchedulerName, readonly [string, ...string[]]>>> = {
  'dpmsolver++': ['midpoint', 'heun'],
  unipc: ['bh2', 'bh1'],
};

/**
 * The options as one scheduler sees them, as diffusers' `from_config` gives them: of what the file
 * gives those that the class has, the class's own defaults for the rest; options of other classes
 * are ignored, whatever their values.
 *
 * @throws UserError `bad-scheduler-config`, naming the option that is not supported
 */
export function resolveSchedulerOptions(
  name: SchedulerName,
  { given }: Pick<SchedulerConfig, 'given'>,
): SchedulerOptions {
  for (const [key, isHarmless] of Object.entries(UNSUPPORTED_OPTIONS[name])) {
    const value = given[key];
    if (value !== undefined && !isHarmless(value, given)) refuse(name, key, value);
  }
  const own = CLASS_DEFAULTS[name];
  const values: Record<string, unknown> = { ...OPTIONS_WITHOUT_EFFECT };
  for (const key of SCHEDULER_OPTIONS) {
    if (key in own) values[key] = valueOf(given[key], own[key]);
  }
  const { [name]: types = ['midpoint'] } = SOLVER_TYPES;
  if (!SOLVER_TYPES[name] || isOfAnotherClass(types, values['solver_type'])) {
    values['solver_type'] = types[0];
  }
  return parse(name, values);
}

/** What Python makes of a null: nothing given, and for a switch, off. */
function valueOf(given: unknown, standard: unknown): unknown {
  if (given !== null) return given === undefined ? standard : given;
  return typeof standard === 'boolean' ? false : standard;
}

function isOfAnotherClass(own: readonly string[], type: unknown): boolean {
  const known = [...Object.values(SOLVER_TYPES).flat(), 'logrho'];
  return typeof type === 'string' && known.includes(type) && !own.includes(type);
}

function parse(name: SchedulerName, values: Readonly<Record<string, unknown>>): SchedulerOptions {
  const parsed = schedulerOptionsSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  const key = String(at(parsed.error.issues, 0, 'the issues of the options').path[0]);
  return refuse(name, key, values[key]);
}

function refuse(name: SchedulerName, key: string, value: unknown): never {
  throw new UserError(
    `The scheduler ${name} does not support the option "${key}": ${JSON.stringify(value)} of scheduler_config.json: change it there, or name another scheduler.`,
    { code: 'bad-scheduler-config' },
  );
}
