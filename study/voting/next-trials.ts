import { listed } from '#domain/listed.ts';
import { present } from '#domain/present.ts';
import type { Answer } from '#domain/answer.ts';
import type { Database } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Side } from './image-token.ts';
import { raterView } from './rater-view.ts';
import type { RaterQuestion } from './rater-view.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
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
  prompt: string;
  /** opaque addresses, made by the caller's `imageToken` */
  leftImage: string;
  rightImage: string;
  questions: RaterQuestion[];
  /** what has been answered in this trial so far, by question; null: left unanswered */
  answered: Record<string, Answer | null>;
};

/**
 * The next trials of a rater, those not yet over, in order. Empty when the rater has finished.
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
  const trials = await findOpenTrials(db, enrolmentId, limit);
  const answered = await readAnswers(
    db,
    trials.map(({ id }) => id),
  );
  const { done, total } = await trialProgress({ db, enrolmentId });
  const { questions } = raterView({
    protocol: readProtocol(enrolment.study.protocol),
    slot: enrolment.slot,
  });
  return trials.map(({ id, order, kind, comparison }) => ({
    trialId: id,
    order,
    total,
    done,
    kindForRater: kind === 'practice' ? 'practice' : 'main',
    prompt: comparison.prompt.text,
    leftImage: imageToken(id, 'left'),
    rightImage: imageToken(id, 'right'),
    questions,
    answered: present(answered.get(id), 'the answers of a trial'),
  }));
}

/** The first trials of a rater that are not over. */
function findOpenTrials(db: Database, enrolmentId: string, limit: number) {
  return db.trial.findMany({
    where: { enrolmentId, completedAt: null, reportedAt: null, comparison: { excluded: false } },
    orderBy: { order: 'asc' },
    take: limit,
    select: {
      id: true,
      order: true,
      kind: true,
      comparison: { select: { prompt: { select: { text: true } } } },
    },
  });
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
