import { z } from 'zod';
import { mustBe } from '#domain/must-be.ts';
import { oneOf } from '#domain/one-of.ts';
import { STOP_RULES } from '#domain/stop-rules.ts';
import { wholeNumber } from '#domain/whole-number.ts';
import { STOP_POPULATIONS } from '#evaluation/votes/results/stop-rule.ts';
import { line, list, section } from './field-schemas.ts';

/** above 0 and below 1 */
const fraction = (example: string): z.ZodNumber => {
  const error = mustBe(`a number above 0 and below 1, such as ${example}`);
  return z.number({ error }).gt(0, { error }).lt(1, { error });
};
/** What is tested, how strictly, and when voting ends. */
export const analysisSchema = section('{ primary: [better], alpha: 0.05 }', {
  primary: list(line, 'ids of questions')
    .min(1, { error: 'lists nothing: name some questions, or leave it out' })
    .optional()
    .describe('Ids of the questions of the primary family. Without it: all.'),
  alpha: fraction('0.05 for 5%')
    .default(0.05)
    .describe('The level of tests; intervals cover 1 less this.'),
  equivalence_margin: fraction('0.1 for 10 percentage points')
    .default(0.1)
    .describe('Arms whose net preference surely is nearer to 0 than this are called equivalent.'),
  stop: section('{ rule: fixed, votes: 360 }', {
    rule: oneOf(STOP_RULES)
      .default('fixed')
      .describe('When results may be looked at, and what a look costs.'),
    votes: wholeNumber(1, 100_000_000).optional().describe('Planned votes a question.'),
    looks: wholeNumber(1, 100)
      .optional()
      .describe('Planned looks, at equal shares of the votes (obrien-fleming).'),
    population: oneOf(STOP_POPULATIONS)
      .optional()
      .describe('Whom the claim of an e-process is about. Without it: raters and prompts both.'),
  })
    .default({ rule: 'fixed' })
    .describe('The rule by which voting ends.'),
});
