import { z } from 'zod';
import { mustBe } from './must-be.ts';
import { withoutMinusZero } from './without-minus-zero.ts';

/** A whole number from `least` to `most`; whatever else it is given, it says so in the same words. */
export function wholeNumber(least: number, most: number): z.ZodNumber {
  const error = mustBe(`a whole number from ${least} to ${most}`);
  return z.int({ error }).min(least, { error }).max(most, { error }).overwrite(withoutMinusZero);
}
