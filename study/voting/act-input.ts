import { z } from 'zod';
import { QUESTION_ID } from '#domain/question-id.ts';

/** A clock of a rater's device may be wrong by years, but not by centuries. */
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** A moment by the page's clock, as `Date.toISOString` writes it. */
export const momentSchema = z.iso
  .datetime({ offset: true, error: 'is not a time such as 2026-01-31T09:30:00.000Z' })
  .transform((text) => new Date(text))
  .refine((moment) => moment.getTime() >= EARLIEST && moment.getTime() < LATEST, {
    error: 'is not a time between 1970 and 2100',
  });

/** An id of ours, as we gave it to the page. */
export const idSchema = z.string().regex(/^[\w-]{1,64}$/, 'is not an id');

export const questionIdSchema = z.string().regex(QUESTION_ID, 'is not the id of a question');

/** Made by the page once for each act, and sent again with every retry. */
const keySchema = z
  .string()
  .regex(/^[\w.:-]{8,100}$/, 'is not 8 to 100 letters, digits, and -, _, . or :');

/** What every act says of when and where it was made. */
export const actMarks = {
  idempotencyKey: keySchema,
  /** the page's session, under which it was made: the link may have been opened anew since */
  session: idSchema.optional(),
  /** by how much the page measured its clock to be ahead of the server's, in ms */
  clockOffsetMs: z
    .number()
    .min(-LATEST, 'is out of range')
    .max(LATEST, 'is out of range')
    .optional(),
};
