// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used.
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
export function selectVotes(votes: OrientedVotes, kept: ArrayLike<number>): OrientedVotes {
  return {
    n: kept.length,
    first: pick(votes.first, kept, new Int32Array(kept.length)),
    second: pick(votes.second, kept, new Int32Array(kept.length)),
    firstOnLeft: pick(votes.firstOnLeft, kept, new Uint8Array(kept.length)),
    outcome: pick(votes.outcome, kept, new Uint8Array(kept.length)),
    rater: pick(votes.rater, kept, new Int32Array(kept.length)),
    prompt: pick(votes.prompt, kept, new Int32Array(kept.length)),
    comparison: pick(votes.comparison, kept, new Int32Array(kept.length)),
  };
}

/** A plain loop: `from` with a callback takes ten times as long on a million votes. */
function pick<T extends Int32Array | Uint8Array>(from: T, kept: ArrayLike<number>, into: T): T {
  for (let k = 0; k < kept.length; k++) into[k] = from[kept[k] ?? 0] ?? 0;
  return into;
}

/** One number a vote, by its outcome. */
export function scoreVotes(
  votes: OrientedVotes,
  score: (outcome: number, index: number) => number,
): Float64Array {
  const scores = new Float64Array(votes.n);
  for (let i = 0; i < votes.n; i++) scores[i] = score(votes.outcome[i] ?? OUTCOME.none, i);
  return scores;
}

/** Indices of the votes whose outcome passes. */
export function indicesWhere(
  votes: OrientedVotes,
  passes: (outcome: number, index: number) => boolean,
): Int32Array {
  const kept = new Int32Array(votes.n);
  let found = 0;
  votes.outcome.forEach((outcome, i) => {
    if (passes(outcome, i)) kept[found++] = i;
  });
  return kept.subarray(0, found);
}
