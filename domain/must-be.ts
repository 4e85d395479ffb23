import { showValue } from './show-value.ts';

/**
 * The words of a zod schema for anything that it refuses: what the value must be, and what it is.
 *
 * @example z.int({ error: mustBe('a whole number') })
 */
export function mustBe(what: string): (issue: { readonly input?: unknown }) => string {
  return ({ input }) =>
    input === undefined
      ? `is missing: it must be ${what}`
      : `must be ${what}, not ${showValue(input)}`;
}
