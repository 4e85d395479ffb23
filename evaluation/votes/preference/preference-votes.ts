import { at } from '#domain/at.ts';

/** What a vote says about a pair: the left arm, the right arm, or neither better ("on par"). */
export const LEFT = 0;
export const RIGHT = 1;
export const TIE = 2;

/** One entry a vote; "neither" and missing answers are not among them. Arms are 0 .. arms - 1. */
export type PreferenceVotes = {
  arms: number;
  left: ArrayLike<number>;
  right: ArrayLike<number>;
  /** LEFT, RIGHT or TIE */
  outcome: ArrayLike<number>;
};

/** Votes counted by ordered pair: `counts[(left * arms + right) * 3 + outcome]`. */
export type PairCounts = { arms: number; counts: Float64Array };

/** The ordered pair and the outcome of each vote in one number: (left * arms + right) * 3 + outcome. */
export function voteKinds({ arms, left, right, outcome }: PreferenceVotes): Int32Array {
  const kinds = new Int32Array(outcome.length);
  for (let i = 0; i < kinds.length; i++) {
    const pair = at(left, i, 'the left arms') * arms + at(right, i, 'the right arms');
    kinds[i] = pair * 3 + at(outcome, i, 'the outcomes');
  }
  return kinds;
}

/** Counts votes by left arm, right arm and outcome. */
export function countPairs(votes: PreferenceVotes): PairCounts {
  const { arms } = votes;
  const counts = new Float64Array(arms * arms * 3);
  for (const kind of voteKinds(votes)) counts[kind] = at(counts, kind, 'the kinds of votes') + 1;
  return { arms, counts };
}
