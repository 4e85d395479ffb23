import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { standingVotes } from '#domain/standing-votes.ts';
import type { TrialKind } from '#domain/trial-kind.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { knownAnswer } from '../protocol/known-answer.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { lookingTimes } from './looking-time.ts';

/** Of how many, and how many of them. */
export type Share = { count: number; of: number };

/** What a rater's votes say of how they work: pace, gold accuracy, agreement with oneself, side habit. */
export type RaterWork = {
  /** standing answers in main trials */
  votes: number;
  /** of main answers: as the page says, and no longer than the server's marks allow */
  median_response_ms: number | null;
  /** main answers faster, by that time, than the protocol's `min_response_ms` */
  too_fast: number;
  /** main answers that took far less time than their page said */
  doubted: number;
  /** right answers in gold trials; answers that agree, by arm, in repeats */
  gold: Share;
  repeats: Share;
  /** `left` among the left and right answers in main trials */
  left: Share;
};

/** A page's claim is doubted when the server's marks leave it so much less time, in ms. */
const DOUBT_MS = 500;

/** How each rater with votes worked, in the order in which they appear in the rows of a study. */
export function workByRater(rows: readonly VoteRow[], protocol: Protocol): Map<string, RaterWork> {
  const byRater = Map.groupBy(rows, ({ rater }) => rater);
  return new Map([...byRater].map(([rater, own]) => [rater, workOf(own, protocol)]));
}

/** How a rater worked whose rows these are, with those that were changed or taken back. */
export function workOf(rows: readonly VoteRow[], protocol: Protocol): RaterWork {
  const standing = [
    ...standingVotes(rows, ({ trial, question }) => `${trial} ${question}`).values(),
  ];
  const looked = lookingTimes(rows);
  const ofKind = (kind: TrialKind): VoteRow[] => standing.filter((row) => row.kind === kind);
  const mains = ofKind('main');
  const firstAnswers = new Map(mains.map((row) => [`${row.comparison} ${row.question}`, row]));
  const times = mains.flatMap((row) => {
    const [said, ms = null] = [row.response_ms, looked.get(row)];
    return said === null || ms === null ? [] : [{ ms, isDoubted: said - ms > DOUBT_MS }];
  });
  const sided = mains.filter(({ answer }) => answer === 'left' || answer === 'right');
  return {
    votes: mains.length,
    median_response_ms: median(times.map(({ ms }) => ms)),
    too_fast: times.filter(({ ms }) => ms < protocol.quality.min_response_ms).length,
    doubted: times.filter(({ isDoubted }) => isDoubted).length,
    gold: share(ofKind('gold').flatMap((row) => isRight(row, protocol))),
    repeats: share(ofKind('repeat').flatMap((row) => agreesWithFirst(row, firstAnswers))),
    left: share(sided.map(({ answer }) => answer === 'left')),
  };
}

function isRight(row: VoteRow, protocol: Protocol): boolean[] {
  const known = knownAnswer({
    protocol,
    promptIndex: Number(row.prompt_id),
    replicate: present(row.replicate, 'the replicate of a vote'),
    armA: row.left_arm,
    armB: row.right_arm,
    question: row.question,
  });
  return known === undefined ? [] : [preferred(row) === known.better];
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
