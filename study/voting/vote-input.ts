import { z } from 'zod';
import { ANSWERS } from '#domain/answer.ts';
import { actMarks, idSchema, momentSchema, questionIdSchema } from './act-input.ts';
import { VOTE_LIMITS } from '#domain/vote-limits.ts';

const milliseconds = z.int().min(0).max(VOTE_LIMITS.milliseconds);
const { windowSide, pixelRatio, focusLosses } = VOTE_LIMITS;

/** One act of voting, as a rater's page sends it (dates as ISO 8601). */
export const voteInputSchema = z.strictObject({
  ...actMarks,
  trialId: idSchema,
  question: questionIdSchema,
  /** null: left unanswered, where the protocol allows it */
  answer: z.enum(ANSWERS).nullable(),
  /** when the pair appeared, and when the rater answered, by the page's clock */
  shownAt: momentSchema,
  clientAt: momentSchema,
  responseMs: milliseconds,
  decodeMs: milliseconds.optional(),
  focusLosses: z.int().min(0).max(focusLosses).optional(),
  /** in CSS pixels, such as `1440x900` */
  viewport: z
    .string()
    .regex(/^\d{1,5}x\d{1,5}$/, 'is not a size such as 1440x900')
    .refine((size) => size.split('x').every((side) => Number(side) <= windowSide), {
      error: `is larger than ${windowSide}x${windowSide}`,
    })
    .optional(),
  pixelRatio: z.number().min(pixelRatio.least).max(pixelRatio.most).optional(),
});

export type VoteInput = z.infer<typeof voteInputSchema>;
