import type { Database } from '#prisma/client.ts';
import type { Answer, EnrolmentState, Trial, Vote } from '#prisma/generated/client.ts';
import { findGold } from './find-gold.ts';
import type { Protocol } from './protocol.ts';
import { readProtocol } from './read-protocol.ts';
import { requireStudy } from './require-study.ts';
import { standingVotes } from './standing-votes.ts';

/** Of how many, and how many of them. */
export type Share = { count: number; of: number };

/** How one rater works; nothing of it tells which arm the rater prefers. */
export type RaterQuality = {
  rater: string;
  state: EnrolmentState;
  simulated: boolean;
  /** standing answers in main trials */
  votes: number;
  median_response_ms: number | null;
  /** main answers faster than the protocol's `min_response_ms` */
  too_fast: number;
  /** right answers in gold trials; answers that agree, by arm, in repeats */
  gold: Share;
  repeats: Share;
  /** `left` among the left and right answers in main trials */
  left: Share;
  reported: number;
};

type ComparedTrial = Awaited<ReturnType<typeof readTrials>>[number];
type Standing = { trial: ComparedTrial; vote: Vote };

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
  const enrolments = await db.enrolment.findMany({
    where: { studyId: study.id },
    orderBy: { number: 'asc' },
  });
  const qualities: RaterQuality[] = [];
  for (const { id, pseudonym, state, simulated } of enrolments) {
    const trials = await readTrials(db, id);
    qualities.push({ rater: pseudonym, state, simulated, ...describeWork(trials, protocol) });
  }
  return qualities;
}

async function readTrials(db: Database, enrolmentId: string) {
  const arm = { select: { arm: { select: { key: true } } } } as const;
  return db.trial.findMany({
    where: { enrolmentId },
    orderBy: { order: 'asc' },
    include: {
      votes: true,
      comparison: { include: { prompt: true, sampleA: arm, sampleB: arm } },
    },
  });
}

function describeWork(
  trials: readonly ComparedTrial[],
  protocol: Protocol,
): Omit<RaterQuality, 'rater' | 'state' | 'simulated'> {
  const standing = trials.flatMap((trial): Standing[] =>
    [...standingVotes(trial.votes).values()].map((vote) => ({ trial, vote })),
  );
  const ofKind = (kind: Trial['kind']): Standing[] =>
    standing.filter(({ trial }) => trial.kind === kind);
  const mains = ofKind('main');
  const times = mains.map(({ vote }) => vote.responseMs);
  const sided = mains.filter(({ vote }) => vote.answer === 'left' || vote.answer === 'right');
  return {
    votes: mains.length,
    median_response_ms: median(times),
    too_fast: times.filter((time) => time < protocol.quality.min_response_ms).length,
    gold: share(ofKind('gold').flatMap((answer) => isRight(answer, protocol))),
    repeats: share(ofKind('repeat').flatMap((answer) => agreesWithOriginal(answer, mains))),
    left: share(sided.map(({ vote }) => vote.answer === 'left')),
    reported: trials.filter(({ reportedAt }) => reportedAt !== null).length,
  };
}

function isRight({ trial, vote }: Standing, protocol: Protocol): boolean[] {
  const { comparison } = trial;
  const known = findGold({
    protocol,
    promptIndex: comparison.prompt.index,
    replicate: comparison.replicate,
    armA: comparison.sampleA.arm.key,
    armB: comparison.sampleB.arm.key,
  }).filter(({ question }) => question === undefined || question === vote.question);
  return known.slice(0, 1).map(({ better }) => preferred(trial, vote.answer) === better);
}

function agreesWithOriginal({ trial, vote }: Standing, mains: readonly Standing[]): boolean[] {
  const original = mains.find(
    (main) =>
      main.trial.comparisonId === trial.comparisonId && main.vote.question === vote.question,
  );
  if (!original) return [];
  return [preferred(original.trial, original.vote.answer) === preferred(trial, vote.answer)];
}

/** The arm that an answer prefers, or the answer itself when it prefers none. */
function preferred(trial: ComparedTrial, answer: Answer | null): string {
  if (answer !== 'left' && answer !== 'right') return `(${answer ?? 'none'})`;
  const isA = (answer === 'left') === trial.aOnLeft;
  return (isA ? trial.comparison.sampleA : trial.comparison.sampleB).arm.key;
}

function share(outcomes: readonly boolean[]): Share {
  return { count: outcomes.filter(Boolean).length, of: outcomes.length };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
