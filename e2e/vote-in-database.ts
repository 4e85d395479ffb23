import { createHash } from 'node:crypto';
import type { Database } from '#prisma/client.ts';
import type { OnPar } from './onpar.ts';

const ANSWERS = ['left', 'left', 'right', 'on_par', 'neither', null] as const;
const QUESTIONS = ['aesthetics', 'alignment'];
const START = Date.UTC(2026, 0, 1);

/**
 * Opens a study whose images are pretended, and writes down votes of some raters on all of its
 * comparisons, with repeats, and revisions: many different studies in little time.
 */
export async function voteInDatabase(
  { db, onpar }: Pick<OnPar, 'db' | 'onpar'>,
  slug: string,
  { raters, simulated = 0 }: { raters: number; simulated?: number },
): Promise<void> {
  const { id: studyId } = await db.study.findUniqueOrThrow({ where: { slug } });
  await pretendImages(db, studyId);
  await onpar('study', 'open', slug);
  for (let rater = 0; rater < raters; rater++) {
    await voteThrough({ db, studyId, rater, simulated: rater < simulated });
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
}): Promise<void> {
  const { db, studyId, rater, simulated } = options;
  const comparisons = await db.comparison.findMany({
    where: { studyId },
    orderBy: { number: 'asc' },
  });
  const { id: enrolmentId } = await db.enrolment.create({
    data: {
      studyId,
      number: rater,
      slot: rater,
      pseudonym: `R-${rater}`,
      state: 'finished',
      inviteHash: hash(`${studyId} ${rater}`),
      simulated,
    },
  });
  const shown = [
    ...comparisons.map((comparison) => ({ comparison, kind: 'main' as const })),
    ...comparisons.slice(0, 2).map((comparison) => ({ comparison, kind: 'repeat' as const })),
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
    await db.vote.createMany({ data: votesOn({ trialId, rater, order }) });
  }
}

type VoteRow = Parameters<Database['vote']['createMany']>[0] extends infer A
  ? A extends { data: infer D }
    ? D extends readonly (infer R)[]
      ? R
      : never
    : never
  : never;

/** An answer to each question; to every fifth a second one that is revised. */
function votesOn(at: { trialId: string; rater: number; order: number }): VoteRow[] {
  return QUESTIONS.flatMap((question, q) => {
    const { trialId, rater, order } = at;
    const time = new Date(START + ((rater * 100 + order) * 2 + q) * 60_000);
    const vote = (revision: number): VoteRow => ({
      trialId,
      question,
      revision,
      answer: ANSWERS[digest(`${rater} ${order} ${question} ${revision}`) % ANSWERS.length] ?? null,
      idempotencyKey: `${trialId} ${question} ${revision}`,
      shownAt: time,
      answeredAt: time,
      clientAt: time,
      responseMs: rater === 0 ? 500 : 2000 + order,
    });
    return order % 5 === 0 ? [vote(1), vote(2)] : [vote(1)];
  });
}

function digest(text: string): number {
  return Number.parseInt(hash(text).slice(0, 8), 16);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
