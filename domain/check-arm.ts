import { z } from 'zod';
import { armSettings } from './arm-settings.ts';
import type { ArmSpec } from './arm-spec.ts';
import { at } from './at.ts';
import { asSentence } from './as-sentence.ts';
import { UserError } from './user-error.ts';

type Setting = keyof typeof armSettings;

/** An arm as a row, a flag or a message gives it: of the right shape, its values not looked at yet. */
export type UncheckedArm = Omit<ArmSpec, 'scheduler'> & { scheduler: string | null };

const settingsSchema = z.object({
  ...armSettings,
  scheduler: armSettings.scheduler.nullable(),
  width: armSettings.width.nullable(),
  height: armSettings.height.nullable(),
});

/**
 * The arm, when every one of its settings is one that the generator honours.
 *
 * @param nameOf what the person calls a setting, such as its flag
 * @throws UserError `bad-arm` for the first setting that cannot be, before anything is loaded or made
 */
export function checkArm(
  arm: UncheckedArm,
  nameOf: (setting: Setting) => string = (setting) => `${setting} of arm "${arm.key}"`,
): ArmSpec {
  const parsed = settingsSchema.safeParse({
    scheduler: arm.scheduler,
    steps: arm.steps,
    guidance_scale: arm.guidanceScale,
    guidance_rescale: arm.guidanceRescale,
    negative_prompt: arm.negativePrompt,
    width: arm.width,
    height: arm.height,
  });
  if (parsed.success) return { ...arm, scheduler: parsed.data.scheduler };
  const { path, message } = at(parsed.error.issues, 0, 'what is wrong with the arm');
  const setting = settingsSchema.keyof().parse(path[0]);
  throw new UserError(asSentence(`${nameOf(setting)} ${message}`), {
    code: 'bad-arm',
  });
}
