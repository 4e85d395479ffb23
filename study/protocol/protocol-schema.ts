import { z } from 'zod';
import { ANSWERS } from '#domain/answer.ts';
import { FITS } from '#domain/image-fit.ts';
import { decimalNumber } from '#domain/decimal-number.ts';
import { mustBe } from '#domain/must-be.ts';
import { oneOf } from '#domain/one-of.ts';
import { wholeNumber } from '#domain/whole-number.ts';
import { languageOf } from '#domain/words/language-of.ts';
import { LANGUAGES, USUAL_LANGUAGE } from '#domain/words/languages.ts';
import { STOP_POPULATIONS } from '#evaluation/votes/results/stop-rule.ts';
import { armSchema } from './arm-schema.ts';
import { WITHDRAWAL_RULES } from '../raters/withdrawal-rules.ts';
import { line, list, questionId, section, text } from './field-schemas.ts';
import { screeningSchema } from './screening-schema.ts';

const MOST_PROMPTS = 1_000_000;
const share = decimalNumber(0, 1, ', such as 0.4 for 40%');
/** above 0 and below 1 */
const fraction = (example: string): z.ZodNumber => {
  const error = mustBe(`a number above 0 and below 1, such as ${example}`);
  return z.number({ error }).gt(0, { error }).lt(1, { error });
};
const truth = z.boolean({ error: mustBe('true or false') });
const seed32 = wholeNumber(0, 0xffff_ffff);
/** place of a prompt in its set, from 0 */
const place = wholeNumber(0, 10_000_000);

/** Where a rater goes from here: fixed when the study opens, so that no request can choose it. */
const panelLink = z
  .url({ protocol: /^https$/, error: mustBe('an address that begins with https://') })
  .max(500, { error: 'is longer than 500 characters' });

const filterWords = { error: mustBe('a list of names, or a map of names with how many to draw') };
const filter = z.union(
  [
    list(line, 'names').min(1, { error: 'lists nothing: name some, or leave it out' }),
    z.record(line, wholeNumber(1, MOST_PROMPTS), filterWords),
  ],
  filterWords,
);

const promptsSchema = section('{ set: PartiPrompts, draw: 10 }', {
  set: line,
  /** how many to draw at random; without it, all that the filters leave */
  draw: wholeNumber(1, MOST_PROMPTS).optional(),
  seed: wholeNumber(0, 0x7fff_ffff).default(0),
  /** places in the set, from 0, in place of a draw */
  ids: list(place, 'places of prompts')
    .min(1, { error: 'lists nothing: name some, or leave it out' })
    .optional(),
  /** a list keeps only these; a map draws so many from each */
  categories: filter.optional(),
  challenges: filter.optional(),
});

const questionSchema = section('{ id: better, title: Better image, ask: Which is better? }', {
  id: questionId,
  title: line,
  ask: line,
  show_prompt: truth.default(true),
});

const goldSchema = section('{ prompt: 17, better: a }', {
  prompt: place,
  replicate: wholeNumber(0, 1000).default(0),
  /** the arm whose image is known to be better, and the other arm when there are more than two */
  better: line,
  than: line.optional(),
  /** the question it answers; without it, every question */
  question: line.optional(),
  /** whether it tests raters unseen among other pairs (gold, without it) or teaches them (practice) */
  use: oneOf(['gold', 'practice']).optional(),
  /** of a practice pair: why it is so, which raters read once they have answered */
  because: text.optional(),
});

/** how often it may happen before a rater is warned, and before the rater is stopped */
const limitSchema = section('{ warn: 2, stop: 4 }', {
  warn: wholeNumber(1, 1000).optional(),
  stop: wholeNumber(1, 1000).optional(),
});

const analysisSchema = section('{ primary: [better], alpha: 0.05 }', {
  /** questions of the primary family; without it, all */
  primary: list(line, 'ids of questions')
    .min(1, { error: 'lists nothing: name some questions, or leave it out' })
    .optional(),
  alpha: fraction('0.05 for 5%').default(0.05),
  equivalence_margin: fraction('0.1 for 10 percentage points').default(0.1),
  stop: section('{ rule: fixed, votes: 360 }', {
    rule: oneOf(['fixed', 'obrien-fleming', 'e-process']).default('fixed'),
    /** planned votes a question */
    votes: wholeNumber(1, 100_000_000).optional(),
    /** planned looks, at equal shares of the votes */
    looks: wholeNumber(1, 100).optional(),
    /** whom the claim of an e-process is about; without it, raters and prompts both */
    population: oneOf(STOP_POPULATIONS).optional(),
  }).default({ rule: 'fixed' }),
});

const qualitySchema = section('{ practice: 3, repeats: 3 }', {
  practice: wholeNumber(0, 50).default(0),
  gold: wholeNumber(0, 100).default(0),
  repeats: wholeNumber(0, 200).default(0),
  min_response_ms: wholeNumber(0, 600_000).default(700),
  /** how long a pair is looked at before it can be answered; without it, as long as the rater likes */
  min_viewing_ms: wholeNumber(0, 60_000).optional(),
  /** the share of known answers in practice that must be right; without it, practice only teaches */
  pass_mark: share.optional(),
  /** how often practice may be tried; without it, twice */
  practice_tries: wholeNumber(1, 10).optional(),
  /** what warns a rater and then ends the rater's part: wrong answers in gold trials, hasty ones */
  limits: section('{ gold_wrong: { warn: 1, stop: 3 } }', {
    gold_wrong: limitSchema.optional(),
    too_fast: limitSchema.optional(),
  }).optional(),
  exclusion: section('{ repeat_agreement_below: 0.4 }', {
    gold_accuracy_below: share.optional(),
    repeat_agreement_below: share.optional(),
    median_response_ms_below: wholeNumber(0, 600_000).optional(),
  }).default({}),
});

const perComparisonWords = { error: mustBe('all, or a whole number from 1 to 100000') };
const gateWords = { error: mustBe('none, or a map such as { threshold: 0.85 }') };

/** The protocol file of a study: field by field, without the rules that span fields. */
export const protocolShape = section('those of studies/fixture.yaml', {
  name: line,
  prompts: promptsSchema,
  replicates: wholeNumber(1, 1000).default(1),
  arms: list(armSchema, 'arms')
    .min(2, { error: 'names too few: a comparison needs two arms' })
    .max(50, { error: 'names too many: a study has at most 50 arms' }),
  /** how images made elsewhere and those beside them come to one size; never is one enlarged */
  fit: oneOf(FITS).default('contain'),
  /** what to do where an arm of images lacks one: refuse the study, or leave the prompt out */
  missing: oneOf(['refuse', 'drop']).default('refuse'),
  /** with more than two arms: disjoint pairs by rounds (balanced), or every pair */
  comparisons: oneOf(['balanced', 'all']).default('balanced'),
  seeds: section('{ base: 0 }', {
    base: seed32.default(0),
    shared_between_arms: truth.default(true),
    /** one seed a prompt and replicate, prompts in order of their place in the set */
    list: list(seed32, 'seeds')
      .min(1, { error: 'lists nothing: name a seed for each prompt and replicate' })
      .optional(),
  }).default({ base: 0, shared_between_arms: true }),
  questions: list(questionSchema, 'questions')
    .min(1, { error: 'asks nothing: raters need a question' })
    .max(10, { error: 'asks too much: a study has at most 10 questions' }),
  answers: list(oneOf(ANSWERS), 'answers').default([...ANSWERS]),
  question_order: oneOf(['fixed', 'balanced']).default('fixed'),
  allow_no_answer: truth.default(false),
  raters: section('{ expected: 12 }', {
    expected: wholeNumber(1, 100_000).default(10),
    max_trials_each: wholeNumber(1, 100_000).optional(),
    per_comparison: z
      .union([z.literal('all'), wholeNumber(1, 100_000)], perComparisonWords)
      .default('all'),
    /** a rater who has not voted for so long may be replaced; without it, 48 */
    away_after_hours: wholeNumber(1, 8760).optional(),
    /** after so long without a pause a rater is asked to take one; 0: never; without it, 30 */
    break_after_minutes: wholeNumber(0, 600).optional(),
    /** what becomes of the answers of a rater who withdraws; without it, they are kept */
    withdrawal: oneOf(WITHDRAWAL_RULES).optional(),
    /** so many days after the study closes, what ties raters to persons is erased; without it, never */
    retention_days: wholeNumber(0, 36_500).optional(),
    /** where raters of a panel are sent: when done, when not taking part, and when replaced */
    panel: section('{ completion: https://app.prolific.com/submissions/complete?cc=C0DE }', {
      completion: panelLink,
      screen_out: panelLink.optional(),
      time_out: panelLink.optional(),
    }).optional(),
  }).default({ expected: 10, per_comparison: 'all' }),
  /** who may take part; without it, whoever agrees */
  screening: screeningSchema.optional(),
  quality: qualitySchema.default({
    practice: 0,
    gold: 0,
    repeats: 0,
    min_response_ms: 700,
    exclusion: {},
  }),
  /** comparisons whose answer is known: shown as gold trials, never counted as main ones */
  gold: list(goldSchema, 'comparisons with a known answer').default([]),
  analysis: analysisSchema.default({
    alpha: 0.05,
    equivalence_margin: 0.1,
    stop: { rule: 'fixed' },
  }),
  content_gate: z
    .union(
      [z.literal('none'), section('{ threshold: 0.85 }', { threshold: share.default(0.85) })],
      gateWords,
    )
    .default({ threshold: 0.85 }),
  /** what raters' pages say themselves is said in this language; texts of the study are as written here */
  language: oneOf(LANGUAGES, languageOf).default(USUAL_LANGUAGE),
  /** what a rater reads; none of it may name an arm; without it, what the pages say in their language */
  rater_title: line.optional(),
  consent: text.optional(),
  instructions: text.optional(),
});
