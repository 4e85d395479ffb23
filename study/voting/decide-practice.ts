import type { DatabaseSession } from '#prisma/client.ts';
import { practiceTries } from '../protocol/practice-tries.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { screenOut } from '../raters/screen-out.ts';
import { dealPractice } from './deal-practice.ts';
import { judgeTry } from './judge-try.ts';

/**
 * Decides over a try at practice once its last pair is answered: it is passed, or another is dealt, or,
 * after the last one, the rater is screened out.
 *
 * @param passMark the share of known answers that must be right
 */
export async function decidePractice(options: {
  session: DatabaseSession;
  enrolmentId: string;
  passMark: number;
  now: Date;
}): Promise<void> {
  const { session, enrolmentId, passMark, now } = options;
  const rater = await session.enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    include: { study: { select: { protocol: true, seed: true } } },
  });
  const { practiceTry, study } = rater;
  const { right, of, passed } = await judgeTry({ session, enrolmentId, practiceTry, passMark });
  if (passed) {
    await session.enrolment.update({
      where: { id: enrolmentId },
      data: { practicePassedAt: now },
    });
    return;
  }
  const protocol = readProtocol(study.protocol);
  const tries = practiceTries(protocol);
  if (practiceTry < tries) {
    await dealPractice({ session, rater, protocol });
    return;
  }
  const best = of === 0 ? 'reported every pair' : `${right} of ${of} right`;
  const which = tries === 1 ? 'the only try' : `try ${tries} of ${tries}`;
  const why = `practice: ${best} in ${which}, below ${passMark}`;
  await screenOut({ session, enrolmentId, why, now });
}
