import type { Database } from '#prisma/client.ts';
import { nextTrials } from './next-trials.ts';
import type { BlindTrial } from './next-trials.ts';
import type { Side } from './image-token.ts';
import { recentActs } from './recent-acts.ts';
import type { RecentAct } from './recent-acts.ts';

/** What a page gets to go on with. */
export type ServedTrials = {
  trials: BlindTrial[];
  /** what can be taken back, the latest last */
  recent: RecentAct[];
};

/** So far back a page that was just opened can take back. */
const RECENT = 16;

/**
 * Serves the next trials to a session, and marks when each was first served to it: that is the
 * server's own knowledge of how early an answer from there can be.
 *
 * @throws UserError with code `study-closed` when the study takes no votes
 */
export async function serveTrials(options: {
  db: Database;
  enrolmentId: string;
  sessionId: string;
  limit: number;
  imageToken: (trialId: string, side: Side) => string;
  now: Date;
}): Promise<ServedTrials> {
  const { db, enrolmentId, sessionId, now } = options;
  const trials = await nextTrials(options);
  await db.serving.createMany({
    data: trials.map(({ trialId }) => ({ sessionId, trialId, servedAt: now })),
    skipDuplicates: true,
  });
  const recent = await recentActs({ db, enrolmentId, limit: RECENT });
  return { trials, recent: recent.reverse() };
}
