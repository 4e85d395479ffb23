import type { ArmSpec } from '#domain/arm-spec.ts';
import { checkArm } from '#domain/check-arm.ts';
import { present } from '#domain/present.ts';
import type { Arm } from '#prisma/generated/client.ts';

/**
 * An arm of the record that a model makes, ready to generate.
 *
 * @throws UserError `bad-arm` when it has a setting that cannot be honoured
 */
export function specOfArm(arm: Arm, modelFolder: string): ArmSpec {
  const { key, scheduler, width, height } = arm;
  return checkArm({
    ...{ key, model: modelFolder, scheduler, width, height },
    steps: present(arm.steps, 'the steps of an arm'),
    guidanceScale: present(arm.guidanceScale, 'the guidance of an arm'),
    guidanceRescale: present(arm.guidanceRescale, 'the guidance rescale of an arm'),
    negativePrompt: present(arm.negativePrompt, 'the negative prompt of an arm'),
  });
}
