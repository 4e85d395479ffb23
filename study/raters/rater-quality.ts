import { present } from '#domain/present.ts';
import type { Database } from '#prisma/client.ts';
import type { EnrolmentState } from '#prisma/generated/client.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { requireStudy } from '../life/require-study.ts';
import { countConflicts } from '../votes/count-conflicts.ts';
import { countRefused } from '../votes/count-refused.ts';
import { exportVotes } from '../votes/export-votes.ts';
import { workByRater, workOf } from './rater-work.ts';
import type { RaterWork } from './rater-work.ts';

/** How one rater works; nothing of it tells which arm the rater prefers. */
export type RaterQuality = RaterWork & {
  rater: string;
  state: EnrolmentState;
  simulated: boolean;
  /** trials whose report stands: they and their votes count nowhere */
  reported: number;
  /** questions answered differently in two browsers, and acts that could not be taken */
  conflicts: number;
  refused: number;
};

/**
 * The quality of each rater's work: pace, gold accuracy, agreement with oneself, side habit.
 *
 * @throws UserError when there is no such study
 */
export async function raterQuality(options: {
  db: Database;
  slug: string;
}): Promise<RaterQuality[]> {
  const { db, slug } = options;
  const study = await requireStudy({ db, slug });
  const protocol = readProtocol(study.protocol);
  const reports = { where: { reportedAt: { not: null } } };
  const enrolments = await db.enrolment.findMany({
    where: { studyId: study.id },
    orderBy: { number: 'asc' },
    include: { _count: { select: { trials: reports } } },
  });
  const [rows, conflicts, refused] = await Promise.all([
    Array.fromAsync(exportVotes({ db, slug })),
    countConflicts({ db, studyId: study.id }),
    countRefused({ db, studyId: study.id }),
  ]);
  const works = workByRater(rows, protocol);
  const idle = workOf([], protocol);
  return enrolments.map(({ id, pseudonym, state, simulated, _count }) => ({
    rater: pseudonym,
    state,
    simulated,
    ...(works.get(pseudonym) ?? idle),
    reported: _count.trials,
    conflicts: countIn(conflicts, id),
    refused: countIn(refused, id),
  }));
}

/** Who is not counted has none. */
function countIn(counts: ReadonlyMap<string, number>, id: string): number {
  return counts.has(id) ? present(counts.get(id), 'a count') : 0;
}
