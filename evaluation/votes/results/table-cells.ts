import { at } from '#domain/at.ts';
import type { ClusterSums } from '../../statistics/cluster-sums.ts';
import { clusteredShare } from '../../statistics/clustered-share.ts';
import type { Interval } from '../../statistics/wilson-interval.ts';
import type { OrientedVotes } from '../rows/oriented-votes.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { is95 } from './is-95.ts';
import { outcomeSums } from './outcome-sums.ts';
import type { Cell } from './result-table-shape.ts';

/**
 * The rows of one column: arms in order, On Par, Neither, and No answer when there is one. Percentages
 * are of all votes, unanswered ones included, as in the published table; with more than two arms, an
 * arm's are of the votes on comparisons that it was in, since it could win no other.
 */
export function tableCells(votes: OrientedVotes, settings: AnalysisSettings): Cell[] {
  const { alpha, arms } = settings;
  const sums = outcomeSums(votes, arms.length);
  const rows = arms.map(({ key, label }, arm): Cell => {
    const own = at(sums.arms, arm, 'the sums of arms');
    return { row: label, arm: key, ...shareOf(own, alpha) };
  });
  const unanswered = shareOf(sums.none, alpha);
  return [
    ...rows,
    { row: 'On Par', arm: null, ...shareOf(sums.onPar, alpha) },
    { row: 'Neither', arm: null, ...shareOf(sums.neither, alpha) },
    ...(unanswered.count > 0 ? [{ row: 'No answer', arm: null, ...unanswered }] : []),
  ];
}

/** How many of the votes score 1, as a percentage with its intervals. */
function shareOf(sums: ClusterSums, alpha: number): Omit<Cell, 'row' | 'arm'> {
  const { n, sum } = sums;
  const { interval, wilson } = clusteredShare(sums, alpha);
  const percent = ([low, high]: Interval): Interval => [100 * low, 100 * high];
  return {
    count: sum,
    percent: n > 0 ? (100 * sum) / n : 0,
    of: n,
    ci: percent(interval),
    ci_wilson: percent(wilson),
    ...(is95(alpha) && { ci95: percent(interval), ci95_wilson: percent(wilson) }),
  };
}
