import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { standingVotes } from '#domain/standing-votes.ts';
import type { TrialKind } from '#domain/trial-kind.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { findGold } from '../protocol/find-gold.ts';
import type { Protocol } from '../protocol/protocol.ts';

/** Of how many, and how many of them. */
export type Share = { count: number; of: number };

/** What a rater's votes say of how they work: pace, gold accuracy, agreement with oneself, side habit. */
export type RaterWork = {
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
};

/** How each rater with votes worked, in the order in which they appear in the rows of a study. */
export function workByRater(rows: readonly VoteRow[], protocol: Protocol): Map<string, RaterWork> {
  const standing = standingVotes(rows, ({ trial, question }) => `${trial} ${question}`);
  const byRater = Map.groupBy(standing.values(), ({ rater }) => rater);
  return new Map([...byRater].map(([rater, votes]) => [rater, workOf(votes, protocol)]));
}

/** How a rater worked whose standing votes these are. */
export function workOf(standing: readonly VoteRow[], protocol: Protocol): RaterWork {
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
