import { createHash } from 'node:crypto';
import { at } from '#domain/at.ts';
import type { Database } from '#prisma/client.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { OnPar } from './onpar.ts';

const ANSWERS = ['left', 'left', 'right', 'on_par', 'neither', null] as const;
const QUESTIONS = ['aesthetics', 'alignment'];
type Answer = (typeof ANSWERS)[number];

type Votes = {
  raters: number;
  simulated?: number;
  /** numbers of the comparisons that were shown as gold trials too */
  gold?: readonly number[];
  /** what raters could answer; null: nothing */
  answers?: readonly Answer[];
};

const START = Date.UTC(2026, 0, 1);

/**
 * Opens a study whose images are pretended, and writes down votes of some raters on all of its
 * comparisons, with repeats, and revisions: many different studies in little time.
 */
export async function voteInDatabase(
  { db, onpar }: Pick<OnPar, 'db' | 'onpar'>,
  slug: string,
  { raters, simulated = 0, gold = [], answers = ANSWERS }: Votes,
): Promise<void> {
  const { id: studyId } = await db.study.findUniqueOrThrow({ where: { slug } });
  await pretendImages(db, studyId);
  await onpar('study', 'open', slug);
  for (let rater = 0; rater < raters; rater++) {
    await voteThrough({ db, studyId, rater, simulated: rater < simulated, gold, answers });
  }
}

async function pretendImages(db: Database, studyId: string): Promise<void> {
  for (const { id } of await db.sample.findMany({ where: { run: { studyId } } })) {
    const hashes = { sha256: hash(id), blindSha256: hash(`blind ${id}`) };
    const data = { state: 'done', ...hashes, width: 64, height: 64 } as const;
    await db.sample.update({ where: { id }, data });
  }
  await db.run.updateMany({ where: { studyId }, data: { state: 'completed' } });
}

async function voteThrough(options: {
  db: Database;
  studyId: string;
  rater: number;
  simulated: boolean;
  gold: readonly number[];
  answers: readonly Answer[];
}): Promise<void> {
  const { db, studyId, rater, gold, answers } = options;
  const comparisons = await db.comparison.findMany({
    where: { studyId },
    orderBy: { number: 'asc' },
  });
  const { id: enrolmentId } = await db.enrolment.create({ data: raterRow(options) });
  const shown = [
    ...comparisons.map((comparison) => ({ comparison, kind: 'main' as const })),
    ...comparisons.slice(0, 2).map((comparison) => ({ comparison, kind: 'repeat' as const })),
    ...comparisons
      .filter(({ number }) => gold.includes(number))
      .map((comparison) => ({ comparison, kind: 'gold' as const })),
  ];
  for (const [order, { comparison, kind }] of shown.entries()) {
    const { id: trialId } = await db.trial.create({
      data: {
        enrolmentId,
        comparisonId: comparison.id,
        kind,
        order,
        aOnLeft: (order + rater) % 2 === 0,
      },
    });
    await db.vote.createMany({ data: votesOn({ trialId, rater, order, answers }) });
  }
}

type EnrolmentRow = Prisma.EnrolmentUncheckedCreateInput;

type VoteRow = Parameters<Database['vote']['createMany']>[0] extends infer A
  ? A extends { data: infer D }
    ? D extends readonly (infer R)[]
      ? R
      : never
    : never
  : never;

function raterRow({
  studyId,
  rater,
  simulated,
}: {
  studyId: string;
  rater: number;
  simulated: boolean;
}): EnrolmentRow {
  return {
    studyId,
    number: rater,
    slot: rater,
    pseudonym: `R-${rater}`,
    state: 'finished',
    inviteHash: hash(`${studyId} ${rater}`),
    simulated,
  };
}

/** An answer to each question; to every fifth a second one that is revised. */
function votesOn(given: {
  trialId: string;
  rater: number;
  order: number;
  answers: readonly Answer[];
}): VoteRow[] {
  return QUESTIONS.flatMap((question, q) => {
    const { trialId, rater, order, answers } = given;
    const time = new Date(START + ((rater * 100 + order) * 2 + q) * 60_000);
    const vote = (revision: number): VoteRow => ({
      trialId,
      question,
      revision,
      answer: pick(answers, digest(`${rater} ${order} ${question} ${revision}`)),
      idempotencyKey: `${trialId} ${question} ${revision}`,
      shownAt: time,
      answeredAt: time,
      clientAt: time,
      responseMs: rater === 0 ? 500 : 2000 + order,
    });
    return order % 5 === 0 ? [vote(1), vote(2)] : [vote(1)];
  });
}

function pick(answers: readonly Answer[], number: number): Answer {
  return at(answers, number % answers.length, 'the answers');
}

function digest(text: string): number {
  return Number.parseInt(hash(text).slice(0, 8), 16);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
