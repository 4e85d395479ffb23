import { join } from 'node:path';
import { z } from 'zod';
import { CLASS_DEFAULTS } from '../schedulers/class-defaults.ts';
import {
  parseSchedulerConfig,
  withoutFlax,
  type SchedulerConfig,
} from '../schedulers/scheduler-config.ts';
import { readJsonIfThere, parseJsonFile, readRequired } from './read-model-file.ts';

const CONFIG = 'scheduler/scheduler_config.json';
const indexSchema = z.looseObject({
  scheduler: z.tuple([z.string().nullable(), z.string().nullable()]).optional(),
});

/**
 * The scheduler of a model folder: the class that model_index.json names, as diffusers loads it, with
 * the options of scheduler_config.json. Where the two name different classes, a doubt says so.
 *
 * One thing goes before diffusers' rule: a network trained to zero terminal SNR is not put into a
 * class that does not know it, where it would start from noise that it never saw.
 *
 * @throws UserError `bad-model`, `bad-scheduler-config`
 */
export async function readSchedulerChoice(
  root: string,
): Promise<{ scheduler: SchedulerConfig; doubts: string[]; warnings: string[] }> {
  const path = join(root, CONFIG);
  const json = parseJsonFile(path, await readRequired(path), z.unknown());
  const index = await readJsonIfThere(join(root, 'model_index.json'), indexSchema);
  const indexClass = index?.scheduler?.[1] ?? undefined;
  const byIndex = parseSchedulerConfig(json, indexClass);
  const ownClass = z.looseObject({ _class_name: z.string().optional() }).safeParse(json);
  const fileClass = ownClass.data?._class_name;
  if (indexClass === undefined || fileClass === undefined) {
    return { scheduler: byIndex, doubts: [], warnings: warnOfPipeline(byIndex) };
  }
  if (withoutFlax(fileClass) === byIndex.className) {
    return { scheduler: byIndex, doubts: [], warnings: warnOfPipeline(byIndex) };
  }
  const losesZeroSnr =
    byIndex.given['rescale_betas_zero_snr'] === true && !knowsZeroSnr(byIndex.name);
  const scheduler = losesZeroSnr ? parseSchedulerConfig(json) : byIndex;
  const why = losesZeroSnr
    ? `${byIndex.className} does not know its rescale_betas_zero_snr, so that ${scheduler.className} is used`
    : `${scheduler.className} is used, as in diffusers`;
  const doubt = `model_index.json names the scheduler ${byIndex.className}, and ${CONFIG} is of ${fileClass}: ${why}. Name a scheduler in the arm to be sure.`;
  return { scheduler, doubts: [doubt], warnings: [doubt, ...warnOfPipeline(scheduler)] };
}

function knowsZeroSnr(name: SchedulerConfig['name']): boolean {
  return name !== null && 'rescale_betas_zero_snr' in CLASS_DEFAULTS[name];
}

/** diffusers' StableDiffusionPipeline changes two options when it is made, whatever the file says. */
function warnOfPipeline({ name, given }: SchedulerConfig): string[] {
  if (name === null) return [];
  const own = CLASS_DEFAULTS[name];
  const valueOf = (key: 'steps_offset' | 'clip_sample'): unknown => given[key] ?? own[key];
  const changed = [
    ...(valueOf('steps_offset') === 1 ? [] : ['steps_offset to 1']),
    ...('clip_sample' in own && valueOf('clip_sample') === true ? ['clip_sample to false'] : []),
  ];
  if (changed.length === 0) return [];
  return [
    `diffusers' StableDiffusionPipeline sets ${changed.join(' and ')} when it loads this folder, whatever ${CONFIG} says; OnPar goes by the file: write it there for the images of that pipeline.`,
  ];
}
