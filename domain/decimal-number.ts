import { z } from 'zod';
import { mustBe } from './must-be.ts';
import { withoutMinusZero } from './without-minus-zero.ts';

/** A finite number from `least` to `most`; `hint` is added to what it says of any other value. */
export function decimalNumber(least: number, most: number, hint = ''): z.ZodNumber {
  const error = mustBe(`a number from ${least} to ${most}${hint}`);
  return z.number({ error }).min(least, { error }).max(most, { error }).overwrite(withoutMinusZero);
}
