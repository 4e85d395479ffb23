import type { Database } from '#prisma/client.ts';
import { nextTrials } from './next-trials.ts';
import type { BlindTrial } from './next-trials.ts';
import type { Side } from './image-token.ts';
import { raterPart } from './rater-part.ts';
import type { RaterPart } from './rater-part.ts';
import { recentActs } from './recent-acts.ts';
import type { RecentAct } from './recent-acts.ts';
import { settleEnrolment } from './settle-enrolment.ts';
import { trialProgress } from './trial-progress.ts';
import type { TrialProgress } from './trial-progress.ts';

/** What a page gets to go on with. */
export type ServedTrials = {
  trials: BlindTrial[];
  /** what can be taken back, the latest last */
  recent: RecentAct[];
  part: RaterPart;
  /** trials of the session that are over, of all */
  progress: Pick<TrialProgress, 'done' | 'total'>;
};

/**
 * The next trials. When there is none, practice may still wait to be decided: its last pair was excluded
 * by a researcher, and nobody answers it.
 */
async function findTrials(options: Parameters<typeof serveTrials>[0]): Promise<BlindTrial[]> {
  const { db, enrolmentId, now } = options;
  const trials = await nextTrials(options);
  if (trials.length > 0) return trials;
  const { state } = await db.enrolment.findUniqueOrThrow({ where: { id: enrolmentId } });
  if (state !== 'practising') return trials;
  await db.$transaction((session) => settleEnrolment({ session, enrolmentId, now }));
  return nextTrials(options);
}

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
  const trials = await findTrials(options);
  await db.serving.createMany({
    data: trials.map(({ trialId }) => ({ sessionId, trialId, servedAt: now })),
    skipDuplicates: true,
  });
  const recent = await recentActs({ db, enrolmentId, limit: RECENT });
  const progress = await trialProgress({ db, enrolmentId });
  const { done, total } = progress;
  const part = raterPart(progress);
  return { trials, recent: recent.reverse(), part, progress: { done, total } };
}
