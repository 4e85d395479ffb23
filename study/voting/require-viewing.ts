import { UserError } from '#domain/user-error.ts';
import type { Asker } from '#prisma/asker.ts';
import { momentOf } from '../votes/moment-of.ts';
import type { HeldTrial } from './hold-trial.ts';

/** The page's clock is measured anew at each exchange, and may move by so much between two answers. */
const SLACK_MS = 250;

/**
 * Passes an answer to a pair that the rater can have looked at for as long as the protocol asks. That is
 * asked of the server's own marks: an answer comes so long after its pair was served, and is so far from
 * each answer to another pair, since nobody looks at two pairs at once. So a program that sends answers
 * faster, in whatever order and with whatever clock, has all but one of them refused.
 *
 * @throws UserError with code `too-soon`
 */
export async function requireViewing(options: {
  session: Asker;
  enrolmentId: string;
  trial: HeldTrial;
}): Promise<void> {
  const { session, enrolmentId, trial } = options;
  const { trialId, answeredMs, servedMs, protocol } = trial;
  const { min_viewing_ms: minViewingMs = 0 } = protocol.quality;
  const least = minViewingMs - SLACK_MS;
  if (least <= 0) return;
  const [from, to] = [momentOf(answeredMs - least), momentOf(answeredMs + least)];
  const others = await session.$queryRaw`
    SELECT v."id" FROM "Trial" t JOIN "Vote" v ON v."trialId" = t."id"
    WHERE t."enrolmentId" = ${enrolmentId} AND t."id" <> ${trialId} AND NOT v."undo"
      AND v."answeredAt" > ${from}::timestamp AND v."answeredAt" < ${to}::timestamp LIMIT 1`;
  if (answeredMs - servedMs >= least && others.length === 0) return;
  throw new UserError('look at both images a little longer before you answer', {
    code: 'too-soon',
  });
}
