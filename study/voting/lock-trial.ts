import { z } from 'zod';
import type { DatabaseSession } from '#prisma/client.ts';
import { UserError } from '#domain/user-error.ts';
import { ANSWERS } from '#domain/answer.ts';

/** Of the protocol, what each vote is checked against: the whole is not parsed at every vote. */
const ballotSchema = z.object({
  questions: z.array(z.object({ id: z.string() })),
  answers: z.array(z.enum(ANSWERS)),
  allow_no_answer: z.boolean(),
});

export type Ballot = z.infer<typeof ballotSchema>;

/** A trial of a rater whose votes are being written. */
export type LockedTrial = { trialId: string; shownAt: Date | null; ballot: Ballot };

/**
 * Takes hold of a rater's enrolment for the rest of the transaction, so that this rater's votes are
 * written one after the other, from however many tabs; other raters are not held up.
 *
 * @throws UserError with code `unknown-trial` when the trial is not this rater's, `study-closed` when
 *   the study takes no votes, `withdrawn` when the rater does not take part any more
 */
export async function lockTrial(options: {
  session: DatabaseSession;
  enrolmentId: string;
  trialId: string;
}): Promise<LockedTrial> {
  const { session, enrolmentId, trialId } = options;
  const [trial] = await session.$queryRaw<
    { id: string; shownAt: Date | null; state: string; rater: string; ballot: unknown }[]
  >`
    SELECT t."id", t."shownAt", s."state"::text AS state, e."state"::text AS rater,
           jsonb_build_object('questions', s."protocol"->'questions', 'answers', s."protocol"->'answers',
             'allow_no_answer', s."protocol"->'allow_no_answer') AS ballot
    FROM "Trial" t JOIN "Enrolment" e ON e."id" = t."enrolmentId"
    JOIN "Study" s ON s."id" = e."studyId"
    WHERE t."id" = ${trialId} AND e."id" = ${enrolmentId} FOR NO KEY UPDATE OF e`;
  if (!trial) throw new UserError('this trial is not yours', { code: 'unknown-trial' });
  if (trial.state !== 'open') {
    throw new UserError('this study takes no votes now', { code: 'study-closed' });
  }
  if (trial.rater === 'withdrawn') {
    throw new UserError('you have withdrawn from this study', { code: 'withdrawn' });
  }
  return { trialId, shownAt: trial.shownAt, ballot: ballotSchema.parse(trial.ballot) };
}
