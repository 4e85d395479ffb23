import { z } from 'zod';
import { armSettings } from '#domain/arm-settings.ts';
import { line, section, word } from './field-schemas.ts';

const named = {
  key: word(
    /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/,
    'letters, digits, and _ . - (it names a folder), at most 64',
  ).describe('Its name in files and exports; it names a folder.'),
  label: line.describe('What tables and figures call it.'),
};

/** What an arm of a model says. */
const settings = {
  model: line.describe(
    'The model, by the name under which it was added; with `steps`, or `images`.',
  ),
  scheduler: armSettings.scheduler.describe('The sampler. Without it: that of the model.'),
  steps: armSettings.steps.describe('Denoising steps; an arm of a model says them.'),
  guidance_scale: armSettings.guidance_scale.describe(
    'Classifier-free guidance, on above 1. Without it: 7.5.',
  ),
  guidance_rescale: armSettings.guidance_rescale.describe(
    'Rescaled guidance (Lin et al. 2305.08891, section 3.4). Without it: 0.',
  ),
  negative_prompt: armSettings.negative_prompt.describe(
    'What to keep away from. Without it: nothing.',
  ),
  width: armSettings.width.describe('In pixels. Without it: that of the model.'),
  height: armSettings.height.describe('In pixels. Without it: that of the model.'),
};

const images = line.describe(
  'In place of a model: the folder or archive of images made elsewhere.',
);

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
  images: images.optional(),
})
  .superRefine(refuseMixed)
  .transform((arm): ModelArm | ImagesArm => toArm(arm));

/** An arm as a study keeps it. One kept by an earlier release may name a scheduler nobody knows. */
export const storedArmSchema = section(examples, {
  ...named,
  ...z.object({ ...settings, scheduler: z.string(), negative_prompt: z.string() }).partial().shape,
  images: images.optional(),
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
