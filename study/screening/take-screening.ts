import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { screenOut } from '../raters/screen-out.ts';
import { requireOpenStudy } from '../voting/require-open-study.ts';
import { judgeScreening } from './judge-screening.ts';
import { platesOfRater } from './plates-of-rater.ts';
import type { ScreeningInput } from './screening-input.ts';

/**
 * Takes what a rater answered before the first pair, and lets the rater in, or ends the part. It is
 * asked once: whatever is sent again changes nothing.
 *
 * @throws UserError `malformed` before the consent, where nothing is asked, and where an answer is
 *   missing or was not offered; `study-closed` when the study takes no votes
 */
export async function takeScreening(options: {
  db: Database;
  enrolmentId: string;
  sent: ScreeningInput;
  now: Date;
}): Promise<void> {
  const { db, enrolmentId, sent, now } = options;
  await db.$transaction(async (session) => {
    await session.$queryRaw`SELECT "id" FROM "Enrolment" WHERE "id" = ${enrolmentId} FOR UPDATE`;
    const rater = await session.enrolment.findUniqueOrThrow({
      where: { id: enrolmentId },
      include: { study: { select: { id: true, state: true, protocol: true } } },
    });
    if (rater.screenedAt !== null) return;
    requireOpenStudy(rater.study.state);
    const { screening } = readProtocol(rater.study.protocol);
    if (screening === undefined || rater.consentedAt === null) {
      throw new UserError('nothing is asked here now: open your link again', { code: 'malformed' });
    }
    const plates = platesOfRater(rater);
    const { record, why } = judgeScreening({ screening, plates, sent });
    await session.enrolment.update({
      where: { id: enrolmentId },
      data: { screenedAt: now, screening: record },
    });
    if (why !== null) await screenOut({ session, enrolmentId, why, now });
  });
}
