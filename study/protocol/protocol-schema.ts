import { z } from 'zod';
import { ANSWERS } from '#domain/answer.ts';
import { armSettings } from '#domain/arm-settings.ts';

/** Words that a table prints in its first column, so that no arm may be called the same. */
const TABLE_ROWS = ['answer', 'on par', 'neither', 'no answer'];

const whole = (least: number, most: number): z.ZodNumber => z.int().min(least).max(most);
const share = z.number().min(0).max(1);
const line = z.string().trim().min(1).max(300);
const uint32 = whole(0, 0xffff_ffff);
const quotas = z.record(z.string().min(1), whole(1, 1_000_000));
const names = z.array(z.string().min(1)).min(1);

const promptsSchema = z
  .strictObject({
    set: line,
    /** how many to draw at random; without it, all that the filters leave */
    draw: whole(1, 1_000_000).optional(),
    seed: whole(0, 0x7fff_ffff).default(0),
    /** places in the set, from 0, in place of a draw */
    ids: z.array(whole(0, 10_000_000)).min(1).optional(),
    /** a list keeps only these; a map draws so many from each */
    categories: z.union([names, quotas]).optional(),
    challenges: z.union([names, quotas]).optional(),
  })
  .superRefine((prompts, context) => {
    const refuse = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    const isMap = (value: unknown): boolean => value !== undefined && !Array.isArray(value);
    const { ids, draw, categories, challenges } = prompts;
    if (ids && (draw !== undefined || categories || challenges)) {
      refuse('ids', 'name prompts by ids or draw them, not both');
    }
    if (ids && new Set(ids).size < ids.length) refuse('ids', 'an id is listed twice');
    if (isMap(categories) && isMap(challenges)) {
      refuse('challenges', 'give quotas by categories or by challenges, not by both');
    }
    if (draw !== undefined && (isMap(categories) || isMap(challenges))) {
      refuse('draw', 'quotas say how many prompts are drawn: leave draw out');
    }
  });

const size = whole(64, 4096).multipleOf(8);

const armSchema = z.strictObject({
  key: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/,
      'use letters, digits, and _ . - (it names a folder)',
    ),
  label: line.refine((label) => !TABLE_ROWS.includes(label.toLowerCase()), {
    message: 'this is the name of a row of the table',
  }),
  model: line,
  scheduler: armSettings.scheduler.optional(),
  steps: whole(1, 1000),
  guidance_scale: z.number().min(0).max(100).default(7.5),
  guidance_rescale: share.default(0),
  negative_prompt: z.string().max(10_000).default(''),
  width: size.optional(),
  height: size.optional(),
});

const questionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'use lower-case letters, digits and _'),
  title: line,
  ask: line,
  show_prompt: z.boolean().default(true),
});

const goldSchema = z.strictObject({
  /** place of the prompt in its set */
  prompt: whole(0, 10_000_000),
  replicate: whole(0, 1000).default(0),
  /** the arm whose image is known to be better, and the other arm when there are more than two */
  better: z.string().min(1),
  than: z.string().min(1).optional(),
  /** the question it answers; without it, every question */
  question: z.string().min(1).optional(),
});

const analysisSchema = z.strictObject({
  /** questions of the primary family; without it, all */
  primary: z.array(z.string()).min(1).optional(),
  alpha: z.number().gt(0).lt(1).default(0.05),
  equivalence_margin: z.number().gt(0).lt(1).default(0.1),
  stop: z
    .strictObject({
      rule: z.enum(['fixed', 'obrien-fleming', 'e-process']).default('fixed'),
      votes: whole(1, 100_000_000).optional(),
      looks: whole(1, 100).optional(),
    })
    .default({ rule: 'fixed' }),
});

const qualitySchema = z.strictObject({
  practice: whole(0, 50).default(0),
  gold: whole(0, 100).default(0),
  repeats: whole(0, 200).default(0),
  min_response_ms: whole(0, 600_000).default(700),
  exclusion: z
    .strictObject({
      gold_accuracy_below: share.optional(),
      repeat_agreement_below: share.optional(),
      median_response_ms_below: whole(0, 600_000).optional(),
    })
    .default({}),
});

/** The protocol file of a study: field by field, without the rules that span fields. */
export const protocolShape = z.strictObject({
  name: line,
  prompts: promptsSchema,
  replicates: whole(1, 1000).default(1),
  arms: z.array(armSchema).min(2, 'a comparison needs two arms').max(50),
  /** with more than two arms: disjoint pairs by rounds (balanced), or every pair */
  comparisons: z.enum(['balanced', 'all']).default('balanced'),
  seeds: z
    .strictObject({
      base: uint32.default(0),
      shared_between_arms: z.boolean().default(true),
      /** one seed a prompt and replicate, prompts in order of their place in the set */
      list: z.array(uint32).min(1).optional(),
    })
    .default({ base: 0, shared_between_arms: true }),
  questions: z.array(questionSchema).min(1).max(10),
  answers: z
    .array(z.enum(ANSWERS))
    .default([...ANSWERS])
    .refine((answers) => new Set(answers).size === answers.length, 'an answer is listed twice')
    .refine((a) => a.includes('left') && a.includes('right'), 'left and right must be offered'),
  question_order: z.enum(['fixed', 'balanced']).default('fixed'),
  allow_no_answer: z.boolean().default(false),
  raters: z
    .strictObject({
      expected: whole(1, 100_000).default(10),
      max_trials_each: whole(1, 100_000).optional(),
      per_comparison: z.union([z.literal('all'), whole(1, 100_000)]).default('all'),
    })
    .default({ expected: 10, per_comparison: 'all' }),
  quality: qualitySchema.default({
    practice: 0,
    gold: 0,
    repeats: 0,
    min_response_ms: 700,
    exclusion: {},
  }),
  /** comparisons whose answer is known: shown as gold trials, never counted as main ones */
  gold: z.array(goldSchema).default([]),
  analysis: analysisSchema.default({
    alpha: 0.05,
    equivalence_margin: 0.1,
    stop: { rule: 'fixed' },
  }),
  content_gate: z
    .union([z.literal('none'), z.strictObject({ threshold: share.default(0.85) })])
    .default({ threshold: 0.85 }),
  /** what a rater reads; none of it may name an arm */
  rater_title: line.default('Which image is better?'),
  consent: z.string().trim().min(1).max(20_000).optional(),
  instructions: z.string().trim().min(1).max(20_000).optional(),
});
