import { z } from 'zod';
import { hintOnNumber } from './hint-on-number.ts';

const DECIMAL = /^\d{1,15}(\.\d+)?$/;

/** The number that a cell of a table has, or null where it is empty; `meaning` is what it is not, else. */
export function decimalText(meaning: string): z.ZodType<number | null, string> {
  return z
    .string()
    .refine((text) => text === '' || DECIMAL.test(text), { error: isNot(meaning) })
    .transform((text) => (text === '' ? null : Number(text)));
}

/** What is said of a cell that is no number, or one of another country. */
export function isNot(meaning: string): (issue: { readonly input?: unknown }) => string {
  return ({ input }) => `is not ${meaning}${hintOnNumber(String(input))}`;
}
