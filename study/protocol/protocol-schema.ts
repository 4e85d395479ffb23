import { z } from 'zod';
import { ANSWERS } from '#domain/answer.ts';
import { FITS } from '#domain/image-fit.ts';
import { mustBe } from '#domain/must-be.ts';
import { oneOf } from '#domain/one-of.ts';
import { wholeNumber } from '#domain/whole-number.ts';
import { languageOf } from '#domain/words/language-of.ts';
import { LANGUAGES, USUAL_LANGUAGE } from '#domain/words/languages.ts';
import { analysisSchema } from './analysis-schema.ts';
import { armSchema } from './arm-schema.ts';
import { line, list, questionId, section, text } from './field-schemas.ts';
import { goldSchema } from './gold-schema.ts';
import { promptsSchema } from './prompts-schema.ts';
import { qualitySchema, share } from './quality-schema.ts';
import { ratersSchema } from './raters-schema.ts';
import { screeningSchema } from './screening-schema.ts';

const truth = z.boolean({ error: mustBe('true or false') });
const seed32 = wholeNumber(0, 0xffff_ffff);

const questionSchema = section('{ id: better, title: Better image, ask: Which is better? }', {
  id: questionId.describe('Its name in votes and tables.'),
  title: line.describe('What tables and figures call it.'),
  ask: line.describe('What raters are asked.'),
  show_prompt: truth.default(true).describe('Whether raters see the prompt with this question.'),
});

const gateWords = { error: mustBe('none, or a map such as { threshold: 0.85 }') };

/** The protocol file of a study: field by field, without the rules that span fields. */
export const protocolShape = section('those of studies/fixture.yaml', {
  name: line.describe('The name of the study, for researchers; raters never see it.'),
  prompts: promptsSchema.describe('The prompts that images are made of.'),
  replicates: wholeNumber(1, 1000)
    .default(1)
    .describe('How many images each arm makes of each prompt, with a seed each.'),
  arms: list(armSchema, 'arms')
    .min(2, { error: 'names too few: a comparison needs two arms' })
    .max(50, { error: 'names too many: a study has at most 50 arms' })
    .describe('What is compared: models with their settings, or images made elsewhere.'),
  fit: oneOf(FITS)
    .default('contain')
    .describe(
      'How images made elsewhere and those beside them come to one size; none is ever enlarged.',
    ),
  missing: oneOf(['refuse', 'drop'])
    .default('refuse')
    .describe(
      'What to do where an arm of images lacks one: refuse the study, or leave the prompt out.',
    ),
  comparisons: oneOf(['balanced', 'all'])
    .default('balanced')
    .describe('With more than two arms: disjoint pairs by rounds (balanced), or every pair.'),
  seeds: section('{ base: 0 }', {
    base: seed32.default(0).describe('The first seed; the others follow from it.'),
    shared_between_arms: truth
      .default(true)
      .describe('Whether the arms make the images of a prompt from the same seeds.'),
    list: list(seed32, 'seeds')
      .min(1, { error: 'lists nothing: name a seed for each prompt and replicate' })
      .optional()
      .describe('One seed a prompt and replicate, prompts in order of their place in the set.'),
  })
    .default({ base: 0, shared_between_arms: true })
    .describe('Seeds of the images.'),
  questions: list(questionSchema, 'questions')
    .min(1, { error: 'asks nothing: raters need a question' })
    .max(10, { error: 'asks too much: a study has at most 10 questions' })
    .describe('What raters are asked of each pair.'),
  answers: list(oneOf(ANSWERS), 'answers')
    .default([...ANSWERS])
    .describe('The answers that are offered.'),
  question_order: oneOf(['fixed', 'balanced'])
    .default('fixed')
    .describe('Whether every rater is asked in this order, or each begins with another question.'),
  allow_no_answer: truth.default(false).describe('Whether a question may be left unanswered.'),
  raters: ratersSchema
    .default({ expected: 10, per_comparison: 'all' })
    .describe('Who votes, and on how much.'),
  screening: screeningSchema.optional().describe('Who may take part. Without it: whoever agrees.'),
  quality: qualitySchema
    .default({ practice: 0, gold: 0, repeats: 0, min_response_ms: 700, exclusion: {} })
    .describe('What teaches and tests raters.'),
  gold: list(goldSchema, 'comparisons with a known answer')
    .default([])
    .describe('Pairs with a known answer, for practice and for tests; they never count as votes.'),
  analysis: analysisSchema
    .default({ alpha: 0.05, equivalence_margin: 0.1, stop: { rule: 'fixed' } })
    .describe('The analysis plan, declared before the first vote.'),
  content_gate: z
    .union(
      [
        z.literal('none'),
        section('{ threshold: 0.85 }', {
          threshold: share.default(0.85).describe('Images above this score are held back.'),
        }),
      ],
      gateWords,
    )
    .default({ threshold: 0.85 })
    .describe('Images that may offend are held back until a researcher has looked at them.'),
  language: oneOf(LANGUAGES, languageOf)
    .default(USUAL_LANGUAGE)
    .describe(
      'In which raters’ pages say what they say themselves; texts of the study stand as written.',
    ),
  rater_title: line
    .optional()
    .describe(
      'What raters read as the title; it may name no arm. Without it: a title in the language.',
    ),
  consent: text
    .optional()
    .describe(
      'What raters agree to, before the rules on withdrawal and erasure. Without it: a plain text in the language.',
    ),
  instructions: text
    .optional()
    .describe('What raters read about how to answer. Without it: a plain text in the language.'),
});
