import { z } from 'zod';
import { mustBe } from '#domain/must-be.ts';
import { wholeNumber } from '#domain/whole-number.ts';
import { WITHDRAWAL_RULES } from '../raters/withdrawal-rules.ts';
import { line, section } from './field-schemas.ts';
import { oneOf } from '#domain/one-of.ts';

/** Where a rater goes from here: fixed when the study opens, so that no request can choose it. */
const panelLink = z
  .url({ protocol: /^https$/, error: mustBe('an address that begins with https://') })
  .max(500, { error: 'is longer than 500 characters' });

const perComparisonWords = { error: mustBe('all, or a whole number from 1 to 100000') };

/** Who votes, on how much, and what becomes of who leaves. */
export const ratersSchema = section('{ expected: 12 }', {
  expected: wholeNumber(1, 100_000)
    .default(10)
    .describe('How many raters are expected; the design is laid out for them.'),
  max_trials_each: wholeNumber(1, 100_000)
    .optional()
    .describe(
      'The most pairs that one rater judges, without practice, gold and repeats. Without it: all.',
    ),
  per_comparison: z
    .union([z.literal('all'), wholeNumber(1, 100_000)], perComparisonWords)
    .default('all')
    .describe('How many raters judge each pair.'),
  away_after_hours: wholeNumber(1, 8760)
    .optional()
    .describe('A rater who has not voted for so many hours may be replaced. Without it: 48.'),
  break_after_minutes: wholeNumber(0, 600)
    .optional()
    .describe(
      'After so many minutes without a pause a rater is asked to take one; 0: never. Without it: 30.',
    ),
  withdrawal: oneOf(WITHDRAWAL_RULES)
    .optional()
    .describe('What becomes of the answers of a rater who withdraws. Without it: they are kept.'),
  retention_days: wholeNumber(0, 36_500)
    .optional()
    .describe(
      'So many days after the study closes, what ties raters to persons is erased. Without it: never by itself.',
    ),
  panel: section('{ completion: https://app.prolific.com/submissions/complete?cc=C0DE }', {
    completion: panelLink.describe('Where raters of a panel go when they are done.'),
    screen_out: panelLink.optional().describe('Where they go who are not let in, or do not agree.'),
    time_out: panelLink.optional().describe('Where they go whose place was given to another.'),
    series: line
      .optional()
      .describe(
        'A series of studies: raters of the panel keep their made-up name over all studies of the same owner that name the same series, and the consent says so. Without it: another name in each study.',
      ),
  })
    .optional()
    .describe('Ways back to the panel that raters were recruited by.'),
});
