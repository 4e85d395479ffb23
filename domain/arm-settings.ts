import { z } from 'zod';
import { decimalNumber } from './decimal-number.ts';
import { mustBe } from './must-be.ts';
import { oneOf } from './one-of.ts';
import { promptText } from './prompt-text.ts';
import { SCHEDULER_NAMES, SCHEDULER_OF_CLASS } from './scheduler-name.ts';
import { wholeNumber } from './whole-number.ts';

/** Of an image's sides, in pixels; which of them a model can make, its graphs say. */
export const IMAGE_SIDE = { least: 16, most: 4096, multipleOf: 8 } as const;

const sideWords = {
  error: mustBe(
    `a multiple of ${IMAGE_SIDE.multipleOf} from ${IMAGE_SIDE.least} to ${IMAGE_SIDE.most}`,
  ),
};
const side = z
  .int(sideWords)
  .min(IMAGE_SIDE.least, sideWords)
  .max(IMAGE_SIDE.most, sideWords)
  .multipleOf(IMAGE_SIDE.multipleOf, sideWords);

/**
 * What can be set of an arm, and its limits: the one place that says what the generator honours.
 * The keys are those of protocols and manifests.
 */
export const armSettings = {
  scheduler: oneOf(SCHEDULER_NAMES, SCHEDULER_OF_CLASS),
  steps: wholeNumber(1, 1000),
  /** classifier-free guidance is on above 1 */
  guidance_scale: decimalNumber(0, 100),
  /** Lin et al. 2305.08891, section 3.4 */
  guidance_rescale: decimalNumber(0, 1),
  negative_prompt: promptText,
  width: side,
  height: side,
} as const;
