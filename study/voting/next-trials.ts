import { listed } from '#domain/listed.ts';
import { present } from '#domain/present.ts';
import type { Answer } from '#domain/answer.ts';
import type { Database } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Enrolment } from '#prisma/generated/client.ts';
import type { Side } from './image-token.ts';
import { raterView } from './rater-view.ts';
import type { RaterQuestion } from './rater-view.ts';
import { findGold } from '../protocol/find-gold.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { isUnscreened } from '../screening/is-unscreened.ts';
import { PAIR, pairOf } from '../raters/stored-pair.ts';
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
  db: Database;
  enrolmentId: string;
  limit: number;
  imageToken: (trialId: string, side: Side) => string;
}): Promise<BlindTrial[]> {
  const { db, enrolmentId, limit, imageToken } = options;
  const enrolment = await db.enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    include: { study: { select: { state: true, protocol: true } } },
  });
  requireOpenStudy(enrolment.study.state);
  if (enrolment.state === 'screened_out') return [];
  const protocol = readProtocol(enrolment.study.protocol);
  if (isUnscreened(protocol, enrolment)) return [];
  const trials = await findOpenTrials({ db, enrolment, protocol, limit });
  const open = trials.map(({ id }) => id);
  const answered = await readAnswers(db, open);
  const { done, total } = await trialProgress({ db, enrolmentId, open });
  const { questions } = raterView({ protocol, slot: enrolment.slot });
  return trials.map(({ id, order, kind, attempt, comparison }) => ({
    trialId: id,
    order,
    total,
    done,
    kindForRater: kind === 'practice' ? 'practice' : 'main',
    attempt,
    isChecked: kind === 'practice' && isKnown(protocol, comparison),
    prompt: comparison.prompt.text,
    leftImage: imageToken(id, 'left'),
    rightImage: imageToken(id, 'right'),
    questions,
    answered: present(answered.get(id), 'the answers of a trial'),
  }));
}

/** The first trials of a rater that are not over. */
function findOpenTrials(options: {
  db: Database;
  enrolment: Pick<Enrolment, 'id' | 'practicePassedAt'>;
  protocol: Protocol;
  limit: number;
}) {
  const { db, enrolment, protocol, limit } = options;
  const isHeld = protocol.quality.pass_mark !== undefined && enrolment.practicePassedAt === null;
  return db.trial.findMany({
    where: {
      ...{ enrolmentId: enrolment.id, completedAt: null, reportedAt: null },
      ...{ comparison: { excluded: false }, ...(isHeld && { kind: 'practice' }) },
    },
    orderBy: { order: 'asc' },
    take: limit,
    select: {
      id: true,
      order: true,
      kind: true,
      attempt: true,
      comparison: {
        select: { ...PAIR, prompt: { select: { index: true, text: true } } },
      },
    },
  });
}

/** Whether the protocol lists an answer about a pair. */
function isKnown(
  protocol: Protocol,
  pair: Awaited<ReturnType<typeof findOpenTrials>>[number]['comparison'],
): boolean {
  return findGold({ protocol, ...pairOf(pair) }).length > 0;
}

/** The answers that stand in each of some trials, by question. */
async function readAnswers(
  db: Database,
  trialIds: readonly string[],
): Promise<Map<string, BlindTrial['answered']>> {
  const votes = await db.$queryRaw<
    { trialId: string; question: string; answer: Answer | null }[]
  >`SELECT "trialId", "question", "answer"::text AS answer
    FROM (${standingVotesSql(Prisma.sql`t."id" = ANY(${trialIds})`)}) standing`;
  const byTrial = Map.groupBy(votes, ({ trialId }) => trialId);
  const answers = trialIds.map((trialId) => {
    const own = listed(byTrial, trialId);
    const answered = Object.fromEntries(own.map(({ question, answer }) => [question, answer]));
    return [trialId, answered] as const;
  });
  return new Map(answers);
}
