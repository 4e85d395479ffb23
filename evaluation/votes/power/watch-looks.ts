import { at } from '#domain/at.ts';
import type { ClusterSums } from '../../statistics/cluster-sums.ts';
import { netDecision, type DecisionRule } from '../../statistics/net-decision.ts';
import { lookLevels } from '../../statistics/planned-looks.ts';
import { testAt } from '../../statistics/test-at.ts';

/** Watches the votes of one simulated study after another, as a study's monitoring does. */
export type LookWatch = {
  /** votes at which to look next; never reached where no look is left */
  next: number;
  /** before the votes of another study */
  begin: () => void;
  /** the look at `next` votes: whether the study stops there */
  stops: (sums: ClusterSums) => boolean;
  /** whether a study with these votes has found a preference, at a look or at its end */
  found: (sums: ClusterSums) => boolean;
  /** whether it was stopped before the last look */
  stoppedEarly: () => boolean;
};

/**
 * The looks of an O'Brien-Fleming rule at the given shares of so many planned votes, the last of which
 * is the test at the end (lookBoundaries). No shares, or one: a single test of the votes that came.
 */
export function watchLooks(
  shares: readonly number[],
  { votes, level }: { votes: number; level: number },
): LookWatch {
  const counts = shares.length < 2 ? [] : shares.map((share) => Math.ceil(share * votes));
  const levels = counts.length === 0 ? [] : lookLevels(counts.length, level);
  const last = counts.length - 1;
  const rule = (look: number): DecisionRule => ({
    alpha: level,
    level: at(levels, look, 'the levels of the looks'),
    isEarlyLook: look < last,
  });
  const nextOf = (look: number): number => (look <= last ? at(counts, look, 'the looks') : -1);
  let [reached, stopped] = [0, false];
  const watch: LookWatch = {
    next: -1,
    begin: () => {
      [reached, stopped] = [0, false];
      watch.next = nextOf(0);
    },
    stops: (sums) => {
      stopped = netDecision(sums, rule(reached)).significant;
      reached += 1;
      watch.next = nextOf(reached);
      return stopped;
    },
    found: (sums) => {
      if (counts.length === 0) return netDecision(sums, testAt(level)).significant;
      return stopped || (reached > 0 && netDecision(sums, rule(reached - 1)).significant);
    },
    stoppedEarly: () => stopped && reached <= last,
  };
  return watch;
}
