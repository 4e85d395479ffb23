import { z } from 'zod';
import { armSettings } from '#domain/arm-settings.ts';
import { line, section, word } from './field-schemas.ts';

const named = {
  /** it names a folder */
  key: word(
    /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/,
    'letters, digits, and _ . - (it names a folder), at most 64',
  ),
  label: line,
};

/** What an arm of a model says. */
const settings = {
  model: line,
  scheduler: armSettings.scheduler,
  steps: armSettings.steps,
  guidance_scale: armSettings.guidance_scale,
  guidance_rescale: armSettings.guidance_rescale,
  negative_prompt: armSettings.negative_prompt,
  width: armSettings.width,
  height: armSettings.height,
};

/** An arm of a model that the generator runs. */
export type ModelArm<Scheduler = z.output<typeof armSettings.scheduler>> = {
  key: string;
  label: string;
  model: string;
  scheduler?: Scheduler | undefined;
  steps: number;
  guidance_scale: number;
  guidance_rescale: number;
  negative_prompt: string;
  width?: number | undefined;
  height?: number | undefined;
};

/** An arm whose images were made elsewhere: where they lie, as the protocol says it. */
export type ImagesArm = { key: string; label: string; images: string };

const examples = '{ key: a, label: Model A, model: model-a, steps: 30 }';

/**
 * One arm of a protocol that is being read: a model with settings that the generator honours, or
 * images made elsewhere. `images` tells the two apart, and what belongs to the other kind is refused
 * at its key.
 */
export const armSchema = section(examples, {
  ...named,
  ...z.object(settings).partial().shape,
  images: line.optional(),
})
  .superRefine(refuseMixed)
  .transform((arm): ModelArm | ImagesArm => toArm(arm));

/** An arm as a study keeps it. One kept by an earlier release may name a scheduler nobody knows. */
export const storedArmSchema = section(examples, {
  ...named,
  ...z.object({ ...settings, scheduler: z.string(), negative_prompt: z.string() }).partial().shape,
  images: line.optional(),
})
  .superRefine(refuseMixed)
  .transform((arm): ModelArm<string> | ImagesArm => toArm(arm));

type Written<Scheduler> = { key: string; label: string; images?: string | undefined } & {
  [Key in Exclude<keyof ModelArm, 'key' | 'label' | 'scheduler'>]?: ModelArm[Key] | undefined;
} & { scheduler?: Scheduler | undefined };

function toArm<Scheduler>(arm: Written<Scheduler>): ModelArm<Scheduler> | ImagesArm {
  const { key, label, images, model, steps, ...others } = arm;
  if (images !== undefined) return { key, label, images };
  // `problemsOf` has asked for both
  if (model === undefined || steps === undefined) throw new Error(`Arm ${key} names no model.`);
  const { guidance_scale = 7.5, guidance_rescale = 0, negative_prompt = '' } = others;
  return { ...others, key, label, model, steps, guidance_scale, guidance_rescale, negative_prompt };
}

/** Says at each key what keeps an arm from being of one kind. */
function refuseMixed(arm: object, context: z.core.$RefinementCtx): void {
  for (const { path, message } of problemsOf({ ...arm }))
    context.addIssue({ code: 'custom', path: [path], message });
}

function problemsOf(arm: Readonly<Record<string, unknown>>): { path: string; message: string }[] {
  const given = Object.keys(settings).filter((key) => arm[key] !== undefined);
  if (arm.images === undefined) {
    return (['model', 'steps'] as const)
      .filter((key) => arm[key] === undefined)
      .map((path) => ({ path, message: wordsOfMissing(settings[path]) }));
  }
  return given.map((path) => ({
    path,
    message:
      path === 'model'
        ? 'stands beside images: an arm is of a model or of images made elsewhere, so keep one'
        : 'has no effect on images made elsewhere: leave it out',
  }));
}

/** What a field says of a value that is not there. */
function wordsOfMissing(field: z.ZodType): string {
  const { error } = field.safeParse(undefined);
  return error === undefined ? 'is missing' : error.issues.map(({ message }) => message).join(', ');
}
