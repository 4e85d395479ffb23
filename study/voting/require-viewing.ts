import { UserError } from '#domain/user-error.ts';
import type { DatabaseSession } from '#prisma/client.ts';
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
  session: DatabaseSession;
  enrolmentId: string;
  trial: HeldTrial;
}): Promise<void> {
  const { session, enrolmentId, trial } = options;
  const { trialId, answeredMs, servedMs, ballot } = trial;
  if (ballot.min_viewing_ms === null) return;
  const least = ballot.min_viewing_ms - SLACK_MS;
  if (least <= 0) return;
  const near = { gt: momentOf(answeredMs - least), lt: momentOf(answeredMs + least) };
  const others = {
    undo: false,
    trialId: { not: trialId },
    trial: { enrolmentId },
    answeredAt: near,
  };
  const isSeen = answeredMs - servedMs >= least;
  if (isSeen && (await session.vote.count({ where: others })) === 0) return;
  throw new UserError('look at both images a little longer before you answer', {
    code: 'too-soon',
  });
}
