import { z } from 'zod';
import { ANSWERS } from '#domain/answer.ts';

const DAY_MS = 86_400_000;
const milliseconds = z
  .int()
  .min(0)
  .max(30 * DAY_MS);

/**
 * One act of voting, as a rater's page sends it (dates as ISO 8601). `idempotencyKey` is made once
 * for the act and sent again with every retry.
 */
export const voteInputSchema = z.strictObject({
  trialId: z.string().min(1).max(64),
  question: z.string().min(1).max(40),
  /** null: left unanswered, where the protocol allows it */
  answer: z.enum(ANSWERS).nullable(),
  idempotencyKey: z.string().min(8).max(100),
  /** when the pair appeared, and when the rater answered, by the page's clock */
  shownAt: z.coerce.date(),
  clientAt: z.coerce.date(),
  responseMs: milliseconds,
  decodeMs: milliseconds.optional(),
  focusLosses: z.int().min(0).max(100_000).optional(),
  /** in CSS pixels, such as `1440x900` */
  viewport: z
    .string()
    .regex(/^\d{1,6}x\d{1,6}$/)
    .optional(),
  pixelRatio: z.number().positive().max(100).optional(),
});

export type VoteInput = z.infer<typeof voteInputSchema>;
