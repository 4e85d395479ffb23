import type { z } from 'zod';
import { wholeNumber } from '#domain/whole-number.ts';
import { line, list, questionId, section } from './field-schemas.ts';

const MOST_PLATES = 20;

const screeningQuestionSchema = section(
  '{ id: age, ask: Are you 18 or older?, options: [Yes, No] }',
  {
    id: questionId.describe('Its name in exports.'),
    ask: line.describe('What is asked.'),
    options: list(line, 'answers')
      .min(2, { error: 'offers too few: a question needs two answers' })
      .max(20, { error: 'offers too many: a question has at most 20 answers' })
      .describe('The answers that are offered.'),
    admits: list(line, 'answers')
      .min(1, { error: 'lets nobody in: name the answers that do, or leave it out' })
      .optional()
      .describe(
        'The answers that let a rater in. Without it: all do, and the answer is only kept.',
      ),
  },
);

/** Who may take part: asked once, between the consent and the first pair. */
export const screeningSchema = section('{ colour_plates: { show: 6, right: 5 } }', {
  questions: list(screeningQuestionSchema, 'questions')
    .max(20, { error: 'asks too much: raters answer at most 20 questions before they begin' })
    .optional()
    .describe('Questions about the rater.'),
  colour_plates: section('{ show: 6, right: 5 }', {
    show: wholeNumber(1, MOST_PLATES).describe('How many discs of coloured dots are shown.'),
    right: wholeNumber(1, MOST_PLATES).describe('How many digits in them must be read rightly.'),
  })
    .optional()
    .describe('A test of colour vision.'),
});

export type Screening = z.infer<typeof screeningSchema>;
