/** The variance of a single vote's score, as a function of the mean that scores have. */
export type VoteVariance = {
  at: (mean: number) => number;
  /** means with a variance above zero lie between these */
  lowest: number;
  highest: number;
  /**
   * By how much the part of a squared half-width that clusters add grows where a vote has so many times
   * the variance that it has at the estimate.
   */
  clusterGrowth: (ratio: number) => number;
};

/** Growth by more than this many times the ratio would take back what unanimous votes say. */
const MOST_GROWTH = 2;

/**
 * Scores 1, 0 and -1 of which a given share is not 0 (the decisive votes): that share - mean². Their
 * mean lies between ± the square root of the share.
 *
 * Raters and prompts differ on the log odds, so that the variance between them goes with the square of
 * that of a vote, ρ². A half-width that grew so for good would call 25 wins of 30 significant, and 29 not
 * (Hauck and Donner 1977): a statistic m / sqrt(H² ρ²) at 0 falls again where ρ is above 2, and so ρ² goes
 * over into 2 ρ there, with which it does not.
 *
 * @example netVoteVariance(0.7).at(0.3) // 0.61
 */
export function netVoteVariance(decisiveShare: number): VoteVariance {
  const most = Math.sqrt(decisiveShare);
  return {
    at: (mean) => decisiveShare - mean * mean,
    lowest: -most,
    highest: most,
    clusterGrowth: (ratio) => ratio * Math.min(ratio, MOST_GROWTH),
  };
}

/** Scores 1 and 0: mean (1 - mean), to which all of a squared half-width is held. */
export const SHARE_VOTE_VARIANCE: VoteVariance = {
  at: (mean) => mean * (1 - mean),
  lowest: 0,
  highest: 1,
  clusterGrowth: (ratio) => ratio,
};
