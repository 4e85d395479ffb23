import { at } from '#domain/at.ts';
import { netDecision, type DecisionRule } from '../../statistics/net-decision.ts';
import { netMean } from '../../statistics/net-mean.ts';
import { lookLevels } from '../../statistics/planned-looks.ts';
import { testAt } from '../../statistics/test-at.ts';
import type { StudyWatch } from './study-watch.ts';

/**
 * The looks of an O'Brien-Fleming rule at the given shares of so many planned votes, the last of which
 * is the test at the end (lookBoundaries). No shares, or one: a single test of the votes that came.
 */
export function watchLooks(
  shares: readonly number[],
  { votes, level }: { votes: number; level: number },
): StudyWatch {
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
  const watch: StudyWatch = {
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
    stopsAfterRater: () => false,
    testable: (sums) => netMean(sums, level).testable,
    found: (sums) => {
      if (counts.length === 0) return netDecision(sums, testAt(level)).significant;
      return stopped || (reached > 0 && netDecision(sums, rule(reached - 1)).significant);
    },
    stoppedEarly: () => stopped && reached <= last,
  };
  return watch;
}
