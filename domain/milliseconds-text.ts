import { z } from 'zod';
import { decimalText } from './decimal-text.ts';

/** As some countries write two and a half thousand, and others two and a half. */
const MAY_PART_THOUSANDS = /^[1-9]\d{0,2}\.\d{3}$/;

/**
 * The milliseconds that a cell of a table has, or null where it is empty. A text that may be two numbers,
 * by the country, is neither.
 *
 * @example millisecondsText.parse('2500') // 2500; '2.500' is refused
 */
export const millisecondsText = z
  .string()
  .refine((text) => !MAY_PART_THOUSANDS.test(text), { error: eitherOf })
  .pipe(decimalText('a number of milliseconds'));

/** Milliseconds as text, so that no point in them can be taken to part thousands. */
export function withoutDoubt(milliseconds: string): string {
  return MAY_PART_THOUSANDS.test(milliseconds) ? `${milliseconds}0` : milliseconds;
}

function eitherOf({ input }: { readonly input?: unknown }): string {
  const text = String(input);
  const decimal = withoutDoubt(String(Number(text)));
  return `may be two numbers: its point is a decimal mark or parts its thousands; write ${decimal} or ${text.replace('.', '')}`;
}
