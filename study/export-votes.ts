import type { Database } from '#prisma/client.ts';
import type { Answer, TrialKind } from '#prisma/generated/client.ts';
import { requireStudy } from './require-study.ts';

/**
 * A vote as `votes.csv` has it: every revision, as given. `answer` '' means none, or taken back.
 */
export type VoteRow = {
  study: string;
  /** pseudonym */
  rater: string;
  /** the rater and the place in the rater's session */
  trial: string;
  /** number of the comparison in the study, and place of the prompt in its set */
  comparison: string;
  prompt_id: string;
  category: string;
  challenge: string;
  replicate: number;
  question: string;
  left_arm: string;
  right_arm: string;
  answer: Answer | '';
  kind: TrialKind;
  order: number;
  /** ISO 8601, UTC: the page's clock and the server's */
  shown_at: string;
  answered_at: string;
  response_ms: number;
  revision: number;
};

/**
 * Every vote of a study, by rater, order in the session, question and revision. Reads one rater at a
 * time, so that it takes no more memory for a large study.
 *
 * @throws UserError when there is no such study
 */
export async function* exportVotes(options: {
  db: Database;
  slug: string;
}): AsyncGenerator<VoteRow> {
  const { db, slug } = options;
  const study = await requireStudy({ db, slug });
  const enrolments = await db.enrolment.findMany({
    where: { studyId: study.id },
    orderBy: { pseudonym: 'asc' },
    select: { id: true, pseudonym: true },
  });
  for (const { id, pseudonym } of enrolments) {
    for (const trial of await readTrials(db, id)) yield* trialRows({ slug, pseudonym, trial });
  }
}

type TrialWithVotes = Awaited<ReturnType<typeof readTrials>>[number];

async function readTrials(db: Database, enrolmentId: string) {
  const arm = { select: { arm: { select: { key: true } } } } as const;
  return db.trial.findMany({
    where: { enrolmentId, votes: { some: {} } },
    orderBy: { order: 'asc' },
    include: {
      votes: { orderBy: [{ question: 'asc' }, { revision: 'asc' }] },
      comparison: { include: { prompt: true, sampleA: arm, sampleB: arm } },
    },
  });
}

function* trialRows(options: {
  slug: string;
  pseudonym: string;
  trial: TrialWithVotes;
}): Generator<VoteRow> {
  const { slug, pseudonym, trial } = options;
  const { comparison, aOnLeft, order, kind } = trial;
  const [a, b] = [comparison.sampleA.arm.key, comparison.sampleB.arm.key];
  for (const vote of trial.votes) {
    yield {
      study: slug,
      rater: pseudonym,
      trial: `${pseudonym}-${String(order).padStart(3, '0')}`,
      comparison: String(comparison.number),
      prompt_id: String(comparison.prompt.index),
      category: comparison.prompt.category,
      challenge: comparison.prompt.challenge,
      replicate: comparison.replicate,
      question: vote.question,
      left_arm: aOnLeft ? a : b,
      right_arm: aOnLeft ? b : a,
      answer: vote.answer ?? '',
      kind,
      order,
      shown_at: vote.shownAt.toISOString(),
      answered_at: vote.answeredAt.toISOString(),
      response_ms: vote.responseMs,
      revision: vote.revision,
    };
  }
}
