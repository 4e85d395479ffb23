import { present } from '#domain/present.ts';
import type { Database } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { EnrolmentState } from '#prisma/generated/client.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { requireStudy } from '../life/require-study.ts';
import { tellScreening, type ToldScreening } from '../screening/tell-screening.ts';
import { countDoubleAnswers, type DoubleAnswers } from '../votes/count-double-answers.ts';
import { countRefused } from '../votes/count-refused.ts';
import { epochMs } from '../votes/epoch-ms.ts';
import { isPlainMoment } from '../votes/moment-of.ts';
import { readPractice } from './read-practice.ts';
import { workOf } from './rater-work.ts';
import type { RaterWork, Share } from './rater-work.ts';
import { readWorks } from './read-works.ts';
import type { KeptWorks } from './read-works.ts';

/** How one rater works; nothing of it tells which arm the rater prefers. */
export type RaterQuality = RaterWork & {
  rater: string;
  state: EnrolmentState;
  simulated: boolean;
  invited_at: string;
  /** by the server's clock: when the last act arrived; main trials done, of how many dealt */
  last_at: string | null;
  done: Share;
  /** trials whose report stands: they and their votes count nowhere */
  reported: number;
  /** answers right of those known, in the last try at practice; and which try that was */
  practice: Share;
  practice_try: number;
  /** what the rater answered before the first pair; null: nothing was asked, or it was deleted */
  screening: ToldScreening | null;
  /** when a declared limit warned the rater, and why the rater was screened out; null: not so */
  warned_at: string | null;
  screened_out: string | null;
  /** questions answered in two browsers, differently or alike, and acts that could not be taken */
  conflicts: number;
  duplicates: number;
  refused: number;
};

/**
 * The quality of each rater's work: pace, gold accuracy, agreement with oneself, side habit.
 *
 * @param options.kept works that were read before, for who asks again and again
 * @throws UserError when there is no such study
 */
export async function raterQuality(options: {
  db: Database;
  slug: string;
  kept?: KeptWorks;
}): Promise<RaterQuality[]> {
  const { db, slug, kept } = options;
  const study = await requireStudy({ db, slug });
  const protocol = readProtocol(study.protocol);
  const reports = { where: { reportedAt: { not: null } } };
  const enrolments = await db.enrolment.findMany({
    where: { studyId: study.id },
    orderBy: { number: 'asc' },
    include: { _count: { select: { trials: reports } } },
  });
  const [works, progress, twice, refused, practice] = await Promise.all([
    readWorks({ db, study, protocol, ...(kept && { kept }) }),
    readProgress(db, study.id),
    countDoubleAnswers({ db, studyId: study.id }),
    countRefused({ db, studyId: study.id }),
    readPractice({ db, studyId: study.id }),
  ]);
  const idle = workOf([], protocol);
  return enrolments.map(({ id, pseudonym, state, simulated, invitedAt, _count, ...rater }) => ({
    rater: pseudonym,
    state,
    simulated,
    invited_at: invitedAt.toISOString(),
    practice: practice.has(id) ? present(practice.get(id), 'the practice of a rater') : NONE,
    practice_try: rater.practiceTry,
    screening: tellScreening(protocol, rater),
    warned_at: rater.warnedAt && rater.warnedAt.toISOString(),
    screened_out: rater.screenedOut,
    ...present(progress.get(id), 'the progress of a rater'),
    ...(works.get(id) ?? idle),
    reported: _count.trials,
    ...(twice.get(id) ?? ONCE),
    refused: countIn(refused, id),
  }));
}

const NONE: Share = { count: 0, of: 0 };
const ONCE: DoubleAnswers = { conflicts: 0, duplicates: 0 };

type Progress = Pick<RaterQuality, 'last_at' | 'done'>;

/** How far each rater is, by the id of the enrolment. */
async function readProgress(db: Database, studyId: string): Promise<Map<string, Progress>> {
  const rows = await db.$queryRaw<
    { id: string; lastMs: number | null; done: number; dealt: number }[]
  >`SELECT e."id", ${epochMs(Prisma.sql`max(a."at")`)} AS "lastMs",
      count(DISTINCT t."id") FILTER (
        WHERE t."completedAt" IS NOT NULL AND t."reportedAt" IS NULL)::int AS done,
      count(DISTINCT t."id")::int AS dealt
    FROM "Enrolment" e LEFT JOIN "Trial" t ON t."enrolmentId" = e."id" AND t."kind" = 'main'
    LEFT JOIN LATERAL (
      SELECT max(coalesce(v."receivedAt", v."answeredAt")) AS "at" FROM "Vote" v
      WHERE v."trialId" = t."id") a ON true
    WHERE e."studyId" = ${studyId} GROUP BY e."id"`;
  return new Map(
    rows.map(({ id, lastMs, done, dealt }) => {
      const isKnown = lastMs !== null && isPlainMoment(lastMs);
      const last = isKnown ? new Date(lastMs).toISOString() : null;
      return [id, { last_at: last, done: { count: done, of: dealt } }];
    }),
  );
}

/** Who is not counted has none. */
function countIn(counts: ReadonlyMap<string, number>, id: string): number {
  return counts.has(id) ? present(counts.get(id), 'a count') : 0;
}
