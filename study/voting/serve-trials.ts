import type { Database } from '#prisma/client.ts';
import { inLeanTransaction } from '#prisma/lean-transaction.ts';
import type { LeanTransaction } from '#prisma/lean-transaction.ts';
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
  const { db, enrolmentId, now } = options;
  const serve = (): Promise<Served> => inLeanTransaction(db, (...held) => serveIn(held, options));
  const first = await serve();
  if (first.served.trials.length > 0 || first.state !== 'practising') return first.served;
  // practice may still wait to be decided: its last pair was excluded by a researcher, and nobody answers it
  await db.$transaction((session) => settleEnrolment({ session, enrolmentId, now }));
  return (await serve()).served;
}

type Served = Pick<TrialProgress, 'state'> & { served: ServedTrials };
type Options = Parameters<typeof serveTrials>[0];

async function serveIn([session, commit]: LeanTransaction, options: Options): Promise<Served> {
  const { enrolmentId, sessionId, now } = options;
  const trials = await nextTrials({ ...options, db: session });
  const ids = trials.map(({ trialId }) => trialId);
  const [, recent, progress] = await Promise.all([
    session.$executeRaw`
      INSERT INTO "Serving" ("sessionId", "trialId", "servedAt")
      SELECT ${sessionId}, id, ${now}::timestamp FROM unnest(${ids}::text[]) id
      ON CONFLICT DO NOTHING`,
    recentActs({ db: session, enrolmentId, limit: RECENT }),
    trialProgress({ db: session, enrolmentId }),
    commit(),
  ]);
  const { done, total, state } = progress;
  const part = raterPart(progress);
  const served = { trials, recent: recent.reverse(), part, progress: { done, total } };
  return { state, served };
}
