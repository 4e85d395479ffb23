import type { DatabaseSession } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';
import { requireFreeze } from '../life/require-freeze.ts';
import { readAnalysisPlan } from '../protocol/read-analysis-plan.ts';
import type { AnalysisPlan } from '../protocol/read-analysis-plan.ts';
import { countStandingVotes } from '../votes/count-standing-votes.ts';
import { decideResultAccess } from './result-access.ts';
import type { Reading, ResultAccess } from './result-access.ts';

type ReadableStudy = Parameters<typeof requireFreeze>[0]['study'] &
  Pick<Study, 'protocol' | 'origin'>;

/**
 * Whether a study's results or votes may be read now. Every way to either asks here first.
 *
 * @throws UserError when its plan cannot be read: as what was frozen and differs, where it was
 */
export async function readResultAccess(options: {
  db: DatabaseSession;
  study: ReadableStudy;
  reading: Reading;
}): Promise<ResultAccess> {
  const { db, study, reading } = options;
  const { analysis, questions } = await planOf(db, study);
  const { stop } = analysis;
  const { state } = study;
  // only planned looks need the count, which takes a while on many votes
  if (state !== 'open' || stop.rule !== 'obrien-fleming') {
    return decideResultAccess({ state, stop, votes: 0, reading });
  }
  const asked = questions.map(({ id }) => id);
  const counts = await countStandingVotes({ db, studyId: study.id, questions: asked });
  const votes = Math.min(...counts.map((count) => count.votes));
  return decideResultAccess({ state, stop, votes, reading });
}

async function planOf(db: DatabaseSession, study: ReadableStudy): Promise<AnalysisPlan> {
  try {
    return readAnalysisPlan(study);
  } catch (error) {
    if (error instanceof UserError) await requireFreeze({ db, study });
    throw error;
  }
}
