import { decimalNumber } from '#domain/decimal-number.ts';
import { wholeNumber } from '#domain/whole-number.ts';
import { section } from './field-schemas.ts';

export const share = decimalNumber(0, 1, ', such as 0.4 for 40%');

const limitSchema = section('{ warn: 2, stop: 4 }', {
  warn: wholeNumber(1, 1000).optional().describe('So many, and the rater is warned.'),
  stop: wholeNumber(1, 1000)
    .optional()
    .describe('So many, and the part of the rater ends; none of the votes counts.'),
});

/** What teaches raters, tests them, and ends or leaves out what does not hold. */
export const qualitySchema = section('{ practice: 3, repeats: 3 }', {
  practice: wholeNumber(0, 50).default(0).describe('Pairs to practise on, before answers count.'),
  gold: wholeNumber(0, 100)
    .default(0)
    .describe('Pairs with a known answer among the others, unseen; they need a list `gold`.'),
  repeats: wholeNumber(0, 200)
    .default(0)
    .describe('Pairs shown a second time, turned round, at least 8 pairs later.'),
  min_response_ms: wholeNumber(0, 600_000)
    .default(700)
    .describe('Answers faster than this, in ms, are counted as hasty.'),
  min_viewing_ms: wholeNumber(0, 60_000)
    .optional()
    .describe(
      'How long a pair is looked at before it can be answered, in ms. Without it: no least time.',
    ),
  pass_mark: share
    .optional()
    .describe(
      'The share of known answers in practice that must be right. Without it: practice only teaches.',
    ),
  practice_tries: wholeNumber(1, 10)
    .optional()
    .describe('How often practice may be tried. Without it: twice.'),
  limits: section('{ gold_wrong: { warn: 1, stop: 3 } }', {
    gold_wrong: limitSchema.optional().describe('Of wrong answers in gold pairs.'),
    too_fast: limitSchema.optional().describe('Of hasty answers.'),
  })
    .optional()
    .describe('What warns a rater, and then ends the part of the rater.'),
  exclusion: section('{ repeat_agreement_below: 0.4 }', {
    gold_accuracy_below: share
      .optional()
      .describe('Leaves out raters with a smaller share of gold pairs answered rightly.'),
    repeat_agreement_below: share
      .optional()
      .describe('Leaves out raters who gave the same answer in a smaller share of repeats.'),
    median_response_ms_below: wholeNumber(0, 600_000)
      .optional()
      .describe('Leaves out raters whose median time is shorter, in ms.'),
  })
    .default({})
    .describe('Whose votes are left out of the results, by rules declared before.'),
});
