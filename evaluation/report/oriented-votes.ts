import { ANSWER_CODE, type QuestionVotes } from './tally.ts';

/** What a vote says, seen from the pair of arms in table order. */
export const OUTCOME = { first: 0, second: 1, on_par: 2, neither: 3, none: 4 } as const;

/** Votes turned from sides to arms; arms are ranks in table order, `first` < `second`. */
export type OrientedVotes = {
  n: number;
  first: Int32Array;
  second: Int32Array;
  /** 1 where the first arm stood on the left */
  firstOnLeft: Uint8Array;
  /** OUTCOME */
  outcome: Uint8Array;
  rater: Int32Array;
  prompt: Int32Array;
  comparison: Int32Array;
};

/** Orients a question's votes by arm. `rank[code]` is an arm's place in the table. */
export function orientVotes(votes: QuestionVotes, rank: Int32Array): OrientedVotes {
  const n = votes.answer.length;
  const first = new Int32Array(n);
  const second = new Int32Array(n);
  const firstOnLeft = new Uint8Array(n);
  const outcome = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const left = rank[votes.leftArm[i] ?? 0] ?? 0;
    const right = rank[votes.rightArm[i] ?? 0] ?? 0;
    const answer = votes.answer[i] ?? ANSWER_CODE[''];
    const straight = left < right;
    first[i] = straight ? left : right;
    second[i] = straight ? right : left;
    firstOnLeft[i] = straight ? 1 : 0;
    outcome[i] = answer > 1 || straight ? answer : 1 - answer;
  }
  const { rater, prompt, comparison } = votes;
  return { n, first, second, firstOnLeft, outcome, rater, prompt, comparison };
}

/** The votes at the given indices. */
export function selectVotes(votes: OrientedVotes, kept: readonly number[]): OrientedVotes {
  const ints = (from: Int32Array): Int32Array => Int32Array.from(kept, (i) => from[i] ?? 0);
  const bytes = (from: Uint8Array): Uint8Array => Uint8Array.from(kept, (i) => from[i] ?? 0);
  return {
    n: kept.length,
    first: ints(votes.first),
    second: ints(votes.second),
    firstOnLeft: bytes(votes.firstOnLeft),
    outcome: bytes(votes.outcome),
    rater: ints(votes.rater),
    prompt: ints(votes.prompt),
    comparison: ints(votes.comparison),
  };
}

/** One number a vote, by its outcome. */
export function scoreVotes(
  votes: OrientedVotes,
  score: (outcome: number, index: number) => number,
): Float64Array {
  return Float64Array.from(votes.outcome, score);
}

/** Indices of the votes whose outcome passes. */
export function indicesWhere(
  votes: OrientedVotes,
  passes: (outcome: number, index: number) => boolean,
): number[] {
  const kept: number[] = [];
  votes.outcome.forEach((outcome, i) => {
    if (passes(outcome, i)) kept.push(i);
  });
  return kept;
}
