import { UserError } from '#domain/user-error.ts';
import type { ArmSpec } from '#domain/arm-spec.ts';

/** Longer texts are refused: CLIP reads 77 tokens, so what follows could never have been meant. */
export const MAX_PROMPT_CHARACTERS = 2000;
const MAX_STEPS = 1000;
const MAX_PIXELS_A_SIDE = 4096;

function refuse(arm: ArmSpec, problem: string): never {
  throw new UserError(`Arm "${arm.key}": ${problem}.`, { code: 'bad-arm' });
}

function checkSide(arm: ArmSpec, name: 'width' | 'height'): void {
  const side = arm[name];
  if (side === null) return;
  if (!Number.isInteger(side) || side < 8 || side > MAX_PIXELS_A_SIDE || side % 8 !== 0) {
    refuse(arm, `${name} ${side} must be a multiple of 8 from 8 to ${MAX_PIXELS_A_SIDE}`);
  }
}

/** Refuses a prompt that is too long to have been meant. `where` names it in the message. */
export function checkPromptLength(text: string, where: string): void {
  const length = [...text].length;
  if (length <= MAX_PROMPT_CHARACTERS) return;
  throw new UserError(
    `${where} has ${length} characters, and at most ${MAX_PROMPT_CHARACTERS} are accepted: shorten it (the model reads the first 77 tokens only).`,
    { code: 'prompt-too-long' },
  );
}

/** @throws UserError `bad-arm` naming the setting that cannot be, before anything is loaded or written */
export function checkArm(arm: ArmSpec): void {
  if (!Number.isInteger(arm.steps) || arm.steps < 1 || arm.steps > MAX_STEPS) {
    refuse(arm, `steps ${arm.steps} must be a whole number from 1 to ${MAX_STEPS}`);
  }
  if (!Number.isFinite(arm.guidanceScale) || arm.guidanceScale < 0 || arm.guidanceScale > 100) {
    refuse(arm, `guidance scale ${arm.guidanceScale} must be a number from 0 to 100`);
  }
  if (!(arm.guidanceRescale >= 0 && arm.guidanceRescale <= 1)) {
    refuse(arm, `guidance rescale ${arm.guidanceRescale} must be a number from 0 to 1`);
  }
  checkSide(arm, 'width');
  checkSide(arm, 'height');
  checkPromptLength(arm.negativePrompt, `The negative prompt of arm "${arm.key}"`);
}
