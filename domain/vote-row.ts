import { z } from 'zod';

/** Columns of votes.csv, in the order they are written. */
export const VOTE_COLUMNS = [
  'study',
  'rater',
  'trial',
  'comparison',
  'prompt_id',
  'category',
  'challenge',
  'replicate',
  'question',
  'left_arm',
  'right_arm',
  'answer',
  'kind',
  'order',
  'shown_at',
  'answered_at',
  'response_ms',
  'revision',
] as const;

export type VoteColumn = (typeof VOTE_COLUMNS)[number];

/** What a rater can answer; the empty string is a question left unanswered. */
export const VOTE_ANSWERS = ['left', 'right', 'on_par', 'neither', ''] as const;

/** Only `main` trials count in tables. */
export const TRIAL_KINDS = ['main', 'practice', 'gold', 'repeat'] as const;

/** A time as `Date.toISOString` writes it. */
export const PLAIN_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z$/;

const WHOLE = /^\d{1,15}$/;
const DURATION = /^\d{1,15}(\.\d+)?$/;

const identity = z.string().min(1, 'is empty');
const whole = z
  .string()
  .refine((text) => text === '' || WHOLE.test(text), 'is not a whole number')
  .transform((text) => (text === '' ? null : Number(text)));
const duration = z
  .string()
  .refine((text) => text === '' || DURATION.test(text), 'is not a number of milliseconds')
  .transform((text) => (text === '' ? null : Number(text)));
const moment = z.string().refine(isMoment, 'is not a time such as 2026-01-31T09:30:00.000Z');

/**
 * One row of votes.csv, from its text. Cells that need not be there are empty: category, challenge,
 * numbers and times. An empty revision is the first, 0.
 */
export const voteRowSchema = z
  .object({
    study: identity,
    rater: identity,
    trial: identity,
    comparison: identity,
    prompt_id: identity,
    category: z.string(),
    challenge: z.string(),
    replicate: whole,
    question: identity,
    left_arm: identity,
    right_arm: identity,
    answer: z.enum(VOTE_ANSWERS, 'is not one of left, right, on_par, neither or empty'),
    kind: z.enum(TRIAL_KINDS, 'is not one of main, practice, gold or repeat'),
    order: whole,
    shown_at: moment,
    answered_at: moment,
    response_ms: duration,
    revision: whole.transform((revision) => revision ?? 0),
  })
  .refine((row) => row.kind !== 'main' || row.left_arm !== row.right_arm, {
    path: ['right_arm'],
    error: 'is the same as left_arm',
  });

export type VoteRow = z.infer<typeof voteRowSchema>;

function isMoment(text: string): boolean {
  if (text === '' || PLAIN_TIME.test(text) || WHOLE.test(text)) return true;
  return !Number.isNaN(Date.parse(text));
}
