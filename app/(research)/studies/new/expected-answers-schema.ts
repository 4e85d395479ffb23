import { z } from 'zod';
import { canBeExpected } from './expected-answers.ts';

/** Expected answers as a browser sends them; those that leave votes to decide. */
export const expectedAnswers = z
  .strictObject({
    winShare: z.number(),
    ties: z.number(),
    neither: z.number(),
    dropout: z.number(),
    iccRater: z.number(),
    iccPrompt: z.number(),
  })
  .refine(canBeExpected);
