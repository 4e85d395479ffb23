import { oneOf } from '#domain/one-of.ts';
import { wholeNumber } from '#domain/whole-number.ts';
import { line, section, text } from './field-schemas.ts';
import { promptPlace } from './prompts-schema.ts';

/** A pair of which the answer is known. */
export const goldSchema = section('{ prompt: 17, better: a }', {
  prompt: promptPlace.describe('Place of its prompt in the set, from 0.'),
  replicate: wholeNumber(0, 1000).default(0).describe('Which of the images of a prompt, from 0.'),
  better: line.describe('The arm whose image is known to be better.'),
  than: line.optional().describe('The other arm, where there are more than two.'),
  question: line.optional().describe('The question it answers. Without it: every question.'),
  use: oneOf(['gold', 'practice'])
    .optional()
    .describe(
      'Whether it tests raters among other pairs (gold) or teaches them (practice). Without it: gold.',
    ),
  because: text
    .optional()
    .describe('Of a practice pair: why it is so. Raters read it once they have answered.'),
});
