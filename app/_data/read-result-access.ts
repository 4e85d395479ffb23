import type { Study } from '#prisma/generated/client.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { studyStatus } from '#study/life/study-status.ts';
import { database } from './database.ts';
import { decideResultAccess } from './result-access.ts';
import type { ResultAccess } from './result-access.ts';

/** The kind of deviation that an early look leaves on record. */
export const earlyLookKind = 'looked early';

/** Whether this person may read this study's results now. Every way to results asks here first. */
export async function readResultAccess(study: Study, userId: string): Promise<ResultAccess> {
  const db = database();
  const now = new Date();
  const { stop } = readProtocol(study.protocol).analysis;
  if (study.state !== 'open') {
    return decideResultAccess({ state: study.state, stop, votes: 0, lastLookAt: null, now });
  }
  const [status, look] = await Promise.all([
    studyStatus({ db, slug: study.slug }),
    db.deviation.findFirst({
      where: { studyId: study.id, userId, kind: earlyLookKind },
      orderBy: { at: 'desc' },
    }),
  ]);
  return decideResultAccess({
    state: study.state,
    stop,
    votes: status.votes.given,
    lastLookAt: look?.at ?? null,
    now,
  });
}
