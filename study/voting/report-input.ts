import { z } from 'zod';
import { actMarks, idSchema, momentSchema } from './act-input.ts';

/** Why a rater reports a trial. */
const REPORT_REASONS = ['offensive', 'broken_image', 'unclear_prompt', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** A report, as a rater's page sends it; pages of before sent no key, and one report a trial. */
export const reportInputSchema = z.strictObject({
  ...actMarks,
  idempotencyKey: actMarks.idempotencyKey.optional(),
  trialId: idSchema,
  reason: z.enum(REPORT_REASONS),
  clientAt: momentSchema.optional(),
});

export type ReportInput = z.infer<typeof reportInputSchema>;
