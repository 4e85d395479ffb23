import { z } from 'zod';
import { ANSWERS } from './answer.ts';
import { decimalText, isNot } from './decimal-text.ts';
import { millisecondsText } from './milliseconds-text.ts';
import { isMoment, millisecondsBetween } from './moment.ts';
import { TRIAL_KINDS } from './trial-kind.ts';
import { VOTE_EVENTS } from './vote-event.ts';

/** Columns that every votes.csv has, in the order they are written. */
export const NEEDED_VOTE_COLUMNS = [
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

/** Columns written after them; a file may lack any of these. */
export const FURTHER_VOTE_COLUMNS = [
  'client_answered_at',
  'received_at',
  'decode_ms',
  'focus_losses',
  'viewport',
  'pixel_ratio',
  'event',
  'simulated',
  'sides',
] as const;

/** All columns of votes.csv, in the order they are written. */
export const VOTE_COLUMNS = [...NEEDED_VOTE_COLUMNS, ...FURTHER_VOTE_COLUMNS] as const;

export type VoteColumn = (typeof VOTE_COLUMNS)[number];

const WHOLE = /^\d{1,15}$/;

const identity = z.string().min(1, 'is empty');
const whole = z
  .string()
  .refine((text) => text === '' || WHOLE.test(text), { error: isNot('a whole number') })
  .transform((text) => (text === '' ? null : Number(text)));
const moment = z
  .string()
  .refine(
    (text) => text === '' || isMoment(text),
    'is not a time of the calendar such as 2026-01-31T09:30:00.000Z',
  );

/**
 * One row of votes.csv, from its text. Cells that need not be there are empty: category, challenge,
 * numbers and times. An empty revision is the first, 0; an empty event is an answer.
 *
 * `shown_at`, `answered_at` and `received_at` are the server's time, so that the first two are
 * `response_ms` apart; `client_answered_at` is what the rater's own clock said.
 */
export const keptVoteRowSchema = z
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
    /** the empty string: left unanswered, or taken back */
    answer: z.enum([...ANSWERS, ''], 'is not one of left, right, on_par, neither or empty'),
    kind: z.enum(TRIAL_KINDS, 'is not one of main, practice, gold or repeat'),
    order: whole,
    shown_at: moment,
    answered_at: moment,
    response_ms: millisecondsText,
    // eslint-disable-next-line onpar/no-silent-default -- a file without revisions has first ones only
    revision: whole.transform((revision) => (revision === null ? 0 : revision)),
    client_answered_at: moment,
    received_at: moment,
    decode_ms: millisecondsText,
    focus_losses: whole,
    viewport: z.string(),
    pixel_ratio: decimalText('a number'),
    event: z
      .enum([...VOTE_EVENTS, ''], 'is not one of answer, undo or empty')
      .transform((event) => (event === '' ? 'answer' : event)),
    simulated: z
      .string()
      .transform((text) => text.toLowerCase())
      .pipe(z.enum(['true', 'false', ''], 'is not one of true, false or empty'))
      .transform((text) => text === 'true'),
    /** `unknown`: which arm was left and which right is not known, and the two are in any order */
    sides: z.enum(['', 'unknown'], 'is not unknown or empty'),
  })
  .refine((row) => row.kind !== 'main' || row.left_arm !== row.right_arm, {
    path: ['right_arm'],
    error: 'is the same as left_arm',
  })
  .refine((row) => row.event !== 'undo' || row.answer === '', {
    path: ['answer'],
    error: 'is given by an undo, which takes an answer back and has none',
  })
  .refine((row) => !wasAnsweredBeforeShown(row), {
    path: ['answered_at'],
    error: 'is before shown_at, and no pair is answered before it is shown',
  });

/** A row as it enters: its time is held against its moments too. */
export const voteRowSchema = keptVoteRowSchema.refine((row) => !isThousandth(row), {
  path: ['response_ms'],
  error:
    'is a thousandth of the time between shown_at and answered_at: write milliseconds, and no point that parts thousands',
});

export type VoteRow = z.infer<typeof voteRowSchema>;

/**
 * Whether the time that it took is a thousandth of the time between the two: `2.500`, as some countries
 * write two and a half thousand, or seconds.
 */
function isThousandth(row: {
  shown_at: string;
  answered_at: string;
  response_ms: number | null;
}): boolean {
  const { shown_at: shown, answered_at: answered, response_ms: took } = row;
  // from a thousand on it would be a quarter of an hour
  if (took === null || took < 1 || took >= 1000 || shown === '' || answered === '') return false;
  return Math.abs(millisecondsBetween(shown, answered) - 1000 * took) < 1;
}

/** What a row says where its file does not have the further columns. */
export const PLAIN_VOTE = {
  client_answered_at: '',
  received_at: '',
  decode_ms: null,
  focus_losses: null,
  viewport: '',
  pixel_ratio: null,
  event: 'answer',
  simulated: false,
  sides: '',
} as const satisfies Pick<VoteRow, (typeof FURTHER_VOTE_COLUMNS)[number]>;

/** Whether both times are there and contradict each other. */
function wasAnsweredBeforeShown(row: { shown_at: string; answered_at: string }): boolean {
  if (row.shown_at === '' || row.answered_at === '') return false;
  return millisecondsBetween(row.shown_at, row.answered_at) < 0;
}
