import { listed } from '#domain/listed.ts';
import { present } from '#domain/present.ts';
import type { Answer } from '#domain/answer.ts';
import type { Asker } from '#prisma/asker.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Enrolment, StudyState, TrialKind } from '#prisma/generated/client.ts';
import { rowVersion } from '#prisma/row-version.ts';
import type { Side } from './image-token.ts';
import { raterView } from './rater-view.ts';
import type { RaterQuestion } from './rater-view.ts';
import { findGold } from '../protocol/find-gold.ts';
import { keptProtocol } from '../protocol/kept-protocol.ts';
import type { StudyVersion } from '../protocol/kept-protocol.ts';
import { isUnscreened } from '../screening/is-unscreened.ts';
import { requireOpenStudy } from './require-open-study.ts';
import { standingVotesSql } from '../votes/standing-votes-sql.ts';
import { trialProgress } from './trial-progress.ts';

/**
 * A trial as a rater sees it. Blind: no arm, model, seed, sample or hash, and gold and repeat trials
 * look like any other.
 */
export type BlindTrial = {
  trialId: string;
  /** place in the rater's session, from 0 */
  order: number;
  /** trials of the session, and how many of them are over */
  total: number;
  done: number;
  kindForRater: 'practice' | 'main';
  /** a practice pair of which an answer is known: the rater is told once it is answered */
  isChecked: boolean;
  /** of practice: in which try, from 1 */
  attempt: number;
  prompt: string;
  /** opaque addresses, made by the caller's `imageToken` */
  leftImage: string;
  rightImage: string;
  questions: RaterQuestion[];
  /** what has been answered in this trial so far, by question; null: left unanswered */
  answered: Record<string, Answer | null>;
};

/**
 * The next trials of a rater, those not yet over, in order; only practice ones until practice is passed,
 * where the protocol has a pass mark. Empty when the rater has finished, was screened out, or has still to
 * answer what is asked before the first pair.
 *
 * @param limit how many: the one to show and those to fetch ahead
 * @param imageToken gives the address of a trial's image on one side
 * @throws UserError with code `study-closed` when the study takes no votes
 */
export async function nextTrials(options: {
  db: Asker;
  enrolmentId: string;
  limit: number;
  imageToken: (trialId: string, side: Side) => string;
}): Promise<BlindTrial[]> {
  const { db, enrolmentId, imageToken } = options;
  const [rater, found] = await Promise.all([readRater(db, enrolmentId), findOpenTrials(options)]);
  requireOpenStudy(rater.studyState);
  if (rater.state === 'screened_out') return [];
  const protocol = await keptProtocol(db, rater);
  if (isUnscreened(protocol, rater)) return [];
  const isHeld = protocol.quality.pass_mark !== undefined && rater.practicePassedAt === null;
  const trials = found.filter(({ kind }) => kind === 'practice' || !isHeld);
  const open = trials.map(({ id }) => id);
  const [answered, { done, total }] = await Promise.all([
    readAnswers(db, open),
    trialProgress({ db, enrolmentId, open }),
  ]);
  const { questions } = raterView({ protocol, slot: rater.slot });
  return trials.map((trial) => ({
    trialId: trial.id,
    order: trial.order,
    total,
    done,
    kindForRater: trial.kind === 'practice' ? 'practice' : 'main',
    attempt: trial.attempt,
    isChecked: trial.kind === 'practice' && findGold({ ...trial, protocol }).length > 0,
    prompt: trial.prompt,
    leftImage: imageToken(trial.id, 'left'),
    rightImage: imageToken(trial.id, 'right'),
    questions,
    answered: present(answered.get(trial.id), 'the answers of a trial'),
  }));
}

type Rater = StudyVersion &
  Pick<Enrolment, 'state' | 'slot'> & {
    studyState: StudyState;
    /** asked only whether they are there */
    screenedAt: Date | null;
    practicePassedAt: Date | null;
  };

async function readRater(db: Asker, enrolmentId: string): Promise<Rater> {
  const [rater] = await db.$queryRaw<Rater>`
    SELECT e."state"::text AS state, e."slot", e."screenedAt", e."practicePassedAt",
           s."id" AS "studyId", s."state"::text AS "studyState", ${rowVersion('s')} AS version
    FROM "Enrolment" e JOIN "Study" s ON s."id" = e."studyId" WHERE e."id" = ${enrolmentId}`;
  return present(rater, 'the rater of a session');
}

type OpenTrial = Omit<Parameters<typeof findGold>[0], 'protocol'> & {
  id: string;
  order: number;
  kind: TrialKind;
  attempt: number;
  prompt: string;
};

/** The first trials of a rater that are not over: those of practice come first. */
function findOpenTrials(options: {
  db: Asker;
  enrolmentId: string;
  limit: number;
}): Promise<OpenTrial[]> {
  const { db, enrolmentId, limit } = options;
  return db.$queryRaw<OpenTrial>`
    SELECT t."id", t."order", t."kind"::text AS kind, t."attempt", p."text" AS prompt,
           p."index" AS "promptIndex", c."replicate", m."key" AS "armA", n."key" AS "armB"
    FROM "Trial" t JOIN "Comparison" c ON c."id" = t."comparisonId"
    JOIN "Prompt" p ON p."id" = c."promptId"
    JOIN "Sample" a ON a."id" = c."sampleAId" JOIN "Arm" m ON m."id" = a."armId"
    JOIN "Sample" b ON b."id" = c."sampleBId" JOIN "Arm" n ON n."id" = b."armId"
    WHERE t."enrolmentId" = ${enrolmentId} AND t."completedAt" IS NULL AND t."reportedAt" IS NULL
      AND NOT c."excluded"
    ORDER BY t."order" LIMIT ${limit}`;
}

/** The answers that stand in each of some trials, by question. */
async function readAnswers(
  db: Asker,
  trialIds: readonly string[],
): Promise<Map<string, BlindTrial['answered']>> {
  const votes = await db.$queryRaw<{
    trialId: string;
    question: string;
    answer: Answer | null;
  }>`SELECT "trialId", "question", "answer"::text AS answer
    FROM (${standingVotesSql(Prisma.sql`t."id" = ANY(${trialIds})`)}) standing`;
  const byTrial = Map.groupBy(votes, ({ trialId }) => trialId);
  const answers = trialIds.map((trialId) => {
    const own = listed(byTrial, trialId);
    const answered = Object.fromEntries(own.map(({ question, answer }) => [question, answer]));
    return [trialId, answered] as const;
  });
  return new Map(answers);
}
