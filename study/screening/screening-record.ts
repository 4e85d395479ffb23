import { z } from 'zod';
import { readStored } from '#domain/read-stored.ts';
import type { Enrolment } from '#prisma/generated/client.ts';

/** Why screening did not let a rater in. */
const SCREENING_ENDS = ['answers', 'plates', 'sight'] as const;

export type ScreeningEnd = (typeof SCREENING_ENDS)[number];

const recordSchema = z.strictObject({
  /** what was chosen, by the question's id */
  answers: z.record(z.string(), z.string()),
  /** what each plate showed, whom it hides it from, and what was seen; null: no digit */
  plates: z.array(
    z.strictObject({ axis: z.string(), figure: z.number(), seen: z.number().nullable() }),
  ),
  /** why the rater was not let in; null: the rater was */
  ended: z.enum(SCREENING_ENDS).nullable(),
});

/** What a rater answered before the first pair, as it is kept with the enrolment. */
export type ScreeningRecord = z.infer<typeof recordSchema>;

/**
 * What a rater answered at screening; null before that, where there is none, and where it was deleted.
 *
 * @throws UserError `record-broken`
 */
export function readScreening({ screening }: Pick<Enrolment, 'screening'>): ScreeningRecord | null {
  if (screening === null) return null;
  return readStored(recordSchema, screening, 'what a rater answered at screening');
}
