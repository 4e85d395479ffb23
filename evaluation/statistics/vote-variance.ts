/** The variance of a single vote's score, as a function of the mean that scores have. */
export type VoteVariance = {
  at: (mean: number) => number;
  /** means with a variance above zero lie between these */
  lowest: number;
  highest: number;
};

/**
 * Scores 1, 0 and -1 of which a given share is not 0 (the decisive votes): that share - mean². Their
 * mean lies between ± the square root of the share.
 *
 * @example netVoteVariance(0.7).at(0.3) // 0.61
 */
export function netVoteVariance(decisiveShare: number): VoteVariance {
  const most = Math.sqrt(decisiveShare);
  return { at: (mean) => decisiveShare - mean * mean, lowest: -most, highest: most };
}

/** Scores 1 and 0: mean (1 - mean). */
export const SHARE_VOTE_VARIANCE: VoteVariance = {
  at: (mean) => mean * (1 - mean),
  lowest: 0,
  highest: 1,
};
