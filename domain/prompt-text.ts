import { z } from 'zod';
import { mustBe } from './must-be.ts';

/** CLIP reads 77 tokens, so what follows a text of this length could never have been meant. */
const MOST_CHARACTERS = 2000;

/** A text that conditions an image: a prompt or a negative prompt. */
export const promptText = z
  .string({ error: mustBe('text') })
  .refine((text) => countCharacters(text) <= MOST_CHARACTERS, {
    error: ({ input }) =>
      `has ${countCharacters(String(input))} characters, and at most ${MOST_CHARACTERS} are accepted: shorten it (the model reads the first 77 tokens only)`,
  });

/** Characters as a person counts them, not halves of surrogate pairs. */
function countCharacters(text: string): number {
  return text.length <= MOST_CHARACTERS ? text.length : [...text].length;
}
