import { disjointVotes } from './disjoint-votes.ts';

/** What votes that all prefer the same arm say at the least. */
export type UnanimousBound = {
  /** votes among them that share neither a rater nor a prompt, and so are independent */
  independent_votes: number;
  /** lower bound of the net preference of the arm that all prefer; below 0 where they are too few */
  at_least: number;
  /** of the one-sided bound */
  level: number;
};

/**
 * An exact lower bound of a net preference that every vote shares. A cluster-robust error has nothing to
 * go by there, but k votes that share neither a rater nor a prompt are independent draws, and all of them
 * preferred the arm: Clopper and Pearson's (1934) lower bound of its share of votes is (α/2)^(1/k), and
 * if every other vote is for the other arm, the net preference is twice that less one.
 *
 * @example unanimousBound(votesOfTenRatersOnTenPrompts, 0.05).at_least // 0.383
 */
export function unanimousBound(
  votes: { rater: ArrayLike<number>; prompt: ArrayLike<number> },
  alpha: number,
): UnanimousBound {
  const independent = disjointVotes(votes);
  return {
    independent_votes: independent,
    at_least: 2 * (alpha / 2) ** (1 / independent) - 1,
    level: 1 - alpha / 2,
  };
}
