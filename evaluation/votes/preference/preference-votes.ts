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
