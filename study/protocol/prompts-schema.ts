import { mustBe } from '#domain/must-be.ts';
import { wholeNumber } from '#domain/whole-number.ts';
import { z } from 'zod';
import { line, list, section } from './field-schemas.ts';

const MOST_PROMPTS = 1_000_000;
/** place of a prompt in its set, from 0 */
export const promptPlace = wholeNumber(0, 10_000_000);

const filterWords = { error: mustBe('a list of names, or a map of names with how many to draw') };
const filter = z.union(
  [
    list(line, 'names').min(1, { error: 'lists nothing: name some, or leave it out' }),
    z.record(line, wholeNumber(1, MOST_PROMPTS), filterWords),
  ],
  filterWords,
);

/** Which prompts images are made of. */
export const promptsSchema = section('{ set: PartiPrompts, draw: 10 }', {
  set: line.describe('The prompt set, by the name under which it was imported.'),
  draw: wholeNumber(1, MOST_PROMPTS)
    .optional()
    .describe('How many prompts to draw at random. Without it: all that the filters leave.'),
  seed: wholeNumber(0, 0x7fff_ffff)
    .default(0)
    .describe('The seed of the draw: the same seed draws the same prompts.'),
  ids: list(promptPlace, 'places of prompts')
    .min(1, { error: 'lists nothing: name some, or leave it out' })
    .optional()
    .describe('Places of prompts in the set, from 0, in place of a draw.'),
  categories: filter
    .optional()
    .describe('A list keeps only prompts of these categories; a map draws so many of each.'),
  challenges: filter
    .optional()
    .describe('A list keeps only prompts of these challenges; a map draws so many of each.'),
});
