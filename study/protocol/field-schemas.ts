import { z } from 'zod';
import { LONGEST_LINE } from '#domain/longest-line.ts';
import { mustBe } from '#domain/must-be.ts';
import { QUESTION_ID } from '#domain/question-id.ts';
import { showValue } from '#domain/show-value.ts';

const MOST_OF_TEXT = 20_000;

/** One line of text, as it is printed: without white space at its ends. */
export const line = written(LONGEST_LINE).refine((value) => !/[\n\r\t]/.test(value), {
  error: 'must be one line: take out line breaks and tabs',
});

/** Text of several lines. */
export const text = written(MOST_OF_TEXT);

/** A list, each of its items by the schema; `what` it lists, in the plural. */
export function list<Item extends z.ZodType>(item: Item, what: string): z.ZodArray<Item> {
  return z.array(item, { error: mustBe(`a list of ${what}`) });
}

/** A map with these keys and no others; `example` shows what it looks like. */
export function section<Shape extends z.ZodRawShape>(
  example: string,
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, { error: mustBe(`a map such as ${example}`) });
}

/** Text of a fixed form; `form` says which. */
export function word(pattern: RegExp, form: string): z.ZodString {
  return z.string({ error: mustBeText }).regex(pattern, { error: mustBe(form) });
}

/** The id of a question, to raters or about them. */
export const questionId = word(
  QUESTION_ID,
  'lower-case letters, digits and _, at most 40, a letter first',
);

function written(most: number): z.ZodString {
  return z
    .string({ error: mustBeText })
    .trim()
    .max(most, { error: `is longer than ${most} characters: shorten it` })
    .regex(/[^\s\p{Cf}]/u, {
      error: ({ input }) => `must be text that can be read, not ${showValue(input)}`,
    });
}

function mustBeText(issue: { readonly input?: unknown }): string {
  const { input } = issue;
  const hint = isScalar(input) ? `: write "${String(input)}", in quotes` : '';
  return `${mustBe('text')(issue)}${hint}`;
}

/** What YAML reads as a number or a truth value, though a name was meant. */
function isScalar(input: unknown): input is number | boolean {
  return typeof input === 'number' || typeof input === 'boolean';
}
