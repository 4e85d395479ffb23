import { z } from 'zod';
import { SCHEDULER_OF_CLASS, type SchedulerName } from '#domain/scheduler-name.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * A scheduler_config.json: the class that it is read for, and what it gives. Which options count,
 * and what the rest of them are, depends on the scheduler that is made from it.
 */
export type SchedulerConfig = {
  /** the class of diffusers, without the prefix of its Flax twin */
  readonly className: string;
  /** the scheduler that this class stands for; null when it is none of ours */
  readonly name: SchedulerName | null;
  /** the options that the file gives, whatever class they are of */
  readonly given: Readonly<Record<string, unknown>>;
};

/** The class of PyTorch that a Flax class stands for; others are as they are. */
export function withoutFlax(className: string): string {
  return className.replace(/^Flax/, '');
}

/**
 * Reads diffusers' scheduler_config.json. Options that diffusers marks as defaults of the class that
 * saved the file count as not given, as in `from_config`.
 *
 * @param indexClass the class that model_index.json names, which diffusers loads whatever class the
 *   file itself names
 * @throws UserError `bad-scheduler-config` when it is no object or no class is named
 */
export function parseSchedulerConfig(json: unknown, indexClass?: string): SchedulerConfig {
  const record = z.record(z.string(), z.unknown()).safeParse(json);
  if (!record.success)
    refuse('scheduler_config.json must hold a JSON object: export the model anew.');
  const named = indexClass ?? record.data['_class_name'];
  if (typeof named !== 'string') {
    refuse(
      `The scheduler class ("_class_name" in scheduler_config.json) is ${JSON.stringify(named)}: name one of ${Object.keys(SCHEDULER_OF_CLASS).join(', ')}.`,
    );
  }
  const className = withoutFlax(named);
  const defaults: unknown = record.data['_use_default_values'];
  const given = Object.entries(record.data).filter(
    ([key]) => !key.startsWith('_') && !(Array.isArray(defaults) && defaults.includes(key)),
  );
  return {
    className,
    name: SCHEDULER_OF_CLASS[className] ?? null,
    given: Object.fromEntries(given),
  };
}

function refuse(message: string): never {
  throw new UserError(message, { code: 'bad-scheduler-config' });
}

/** What the network predicts, as the file says; epsilon where it does not, in every class. */
export function predictionType({ given }: SchedulerConfig): string {
  const type = given['prediction_type'];
  return typeof type === 'string' ? type : 'epsilon';
}
