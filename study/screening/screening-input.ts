import { z } from 'zod';
import { LONGEST_LINE } from '#domain/longest-line.ts';

/** What a rater's page sends: every answer, or that the rater cannot see images. */
export const screeningInput = z.union([
  z.strictObject({ cannot_see: z.literal(true) }),
  z.strictObject({
    answers: z.record(z.string().max(40), z.string().max(LONGEST_LINE)),
    /** the digit seen in each plate, in order; null: none */
    plates: z.array(z.int().min(0).max(9).nullable()).max(20),
  }),
]);

export type ScreeningInput = z.infer<typeof screeningInput>;
