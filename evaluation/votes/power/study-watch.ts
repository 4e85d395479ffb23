import type { ClusterSums } from '../../statistics/cluster-sums.ts';

/** What came in of one rater: the scores of planned votes from one place up to another. */
export type RaterVotes = {
  score: Int8Array;
  from: number;
  end: number;
  /** whether all that were planned came in */
  complete: boolean;
};

/**
 * Watches the votes of one simulated study after another, as a study's monitoring does, raters coming
 * one after another.
 */
export type StudyWatch = {
  /** votes at which to look next; never reached where no look is left */
  next: number;
  /** before the votes of another study */
  begin: () => void;
  /** the look at `next` votes: whether the study stops there */
  stops: (sums: ClusterSums) => boolean;
  /** when a rater is done or has left: whether the study stops there */
  stopsAfterRater: (votes: RaterVotes) => boolean;
  /** whether a study with these votes has found a preference, at a look or at its end */
  found: (sums: ClusterSums) => boolean;
  /** whether votes such as these allow the test of the rule */
  testable: (sums: ClusterSums) => boolean;
  /** whether it was stopped before its end */
  stoppedEarly: () => boolean;
};
