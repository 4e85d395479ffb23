import { z } from 'zod';
import { actMarks, idSchema, momentSchema, questionIdSchema } from './act-input.ts';

/**
 * Taking back, as a rater's page sends it: a vote, or (`question` null) a report. Without a target it
 * is the rater's last vote or report.
 */
export const undoInputSchema = z.strictObject({
  ...actMarks,
  target: z.strictObject({ trialId: idSchema, question: questionIdSchema.nullable() }).optional(),
  clientAt: momentSchema.optional(),
});

export type UndoInput = z.infer<typeof undoInputSchema>;
export type UndoTarget = NonNullable<UndoInput['target']>;
