import type { Database } from '#prisma/client.ts';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { standingVotes } from '#domain/standing-votes.ts';
import type { TrialKind } from '#domain/trial-kind.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import type { EnrolmentState } from '#prisma/generated/client.ts';
import { findGold } from '../protocol/find-gold.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { requireStudy } from '../life/require-study.ts';
import { countConflicts } from '../votes/count-conflicts.ts';
import { countRefused } from '../votes/count-refused.ts';
import { exportVotes } from '../votes/export-votes.ts';

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
  const [standing, conflicts, refused] = await Promise.all([
    standingByRater(exportVotes({ db, slug })),
    countConflicts({ db, studyId: study.id }),
    countRefused({ db, studyId: study.id }),
  ]);
  return enrolments.map(({ id, pseudonym, state, simulated, _count }) => ({
    rater: pseudonym,
    state,
    simulated,
    ...describeWork(standing.get(pseudonym) ?? [], protocol),
    reported: _count.trials,
    conflicts: countIn(conflicts, id),
    refused: countIn(refused, id),
  }));
}

/** The votes of each rater that stand. */
async function standingByRater(rows: AsyncIterable<VoteRow>): Promise<Map<string, VoteRow[]>> {
  const standing = standingVotes(
    await Array.fromAsync(rows),
    ({ trial, question }) => `${trial} ${question}`,
  );
  return Map.groupBy(standing.values(), ({ rater }) => rater);
}

type Work = Omit<
  RaterQuality,
  'rater' | 'state' | 'simulated' | 'reported' | 'conflicts' | 'refused'
>;

function describeWork(standing: readonly VoteRow[], protocol: Protocol): Work {
  const ofKind = (kind: TrialKind): VoteRow[] => standing.filter((row) => row.kind === kind);
  const mains = ofKind('main');
  const firstAnswers = new Map(mains.map((row) => [`${row.comparison} ${row.question}`, row]));
  const times = mains.flatMap((row) => (row.response_ms === null ? [] : [row.response_ms]));
  const sided = mains.filter(({ answer }) => answer === 'left' || answer === 'right');
  return {
    votes: mains.length,
    median_response_ms: median(times),
    too_fast: times.filter((time) => time < protocol.quality.min_response_ms).length,
    gold: share(ofKind('gold').flatMap((row) => isRight(row, protocol))),
    repeats: share(ofKind('repeat').flatMap((row) => agreesWithFirst(row, firstAnswers))),
    left: share(sided.map(({ answer }) => answer === 'left')),
  };
}

function isRight(row: VoteRow, protocol: Protocol): boolean[] {
  const known = findGold({
    protocol,
    promptIndex: Number(row.prompt_id),
    replicate: present(row.replicate, 'the replicate of a vote'),
    armA: row.left_arm,
    armB: row.right_arm,
  }).filter(({ question }) => question === undefined || question === row.question);
  return known.slice(0, 1).map(({ better }) => preferred(row) === better);
}

function agreesWithFirst(row: VoteRow, first: ReadonlyMap<string, VoteRow>): boolean[] {
  const original = first.get(`${row.comparison} ${row.question}`);
  return original ? [preferred(original) === preferred(row)] : [];
}

/** The arm that an answer prefers, or the answer itself when it prefers none. */
function preferred({ answer, left_arm: left, right_arm: right }: VoteRow): string {
  if (answer === 'left') return left;
  if (answer === 'right') return right;
  return `(${answer === '' ? 'none' : answer})`;
}

function share(outcomes: readonly boolean[]): Share {
  return { count: outcomes.filter(Boolean).length, of: outcomes.length };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (at(sorted, Math.ceil(middle) - 1) + at(sorted, Math.floor(middle))) / 2;
}

/** Who is not counted has none. */
function countIn(counts: ReadonlyMap<string, number>, id: string): number {
  return counts.has(id) ? present(counts.get(id), 'a count') : 0;
}
