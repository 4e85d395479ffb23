import { clusteredProportionInterval } from '../../statistics/clustered-proportion-interval.ts';
import { twoWayClusteredMean } from '../../statistics/two-way-clustered-mean.ts';
import { wilsonInterval, type Interval } from '../../statistics/wilson-interval.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { OUTCOME, scoreVotes, type OrientedVotes } from '../rows/oriented-votes.ts';
import type { Cell } from './result-table-shape.ts';

/**
 * The rows of one column: arms in order, On Par, Neither, and No answer when there is one. Percentages
 * are of all votes, unanswered ones included, as in the published table.
 */
export function tableCells(votes: OrientedVotes, settings: AnalysisSettings): Cell[] {
  const { first, second } = votes;
  const rows = settings.arms.map(({ key, label }, arm) => ({
    row: label,
    arm: key,
    holds: (outcome: number, i: number) =>
      (outcome === OUTCOME.first && first[i] === arm) ||
      (outcome === OUTCOME.second && second[i] === arm),
  }));
  const is = (code: number) => (outcome: number) => outcome === code;
  const cells = [
    ...rows,
    { row: 'On Par', arm: null, holds: is(OUTCOME.on_par) },
    { row: 'Neither', arm: null, holds: is(OUTCOME.neither) },
    { row: 'No answer', arm: null, holds: is(OUTCOME.none) },
  ].map(({ row, arm, holds }) => ({ row, arm, ...cellOf(votes, holds, settings.alpha) }));
  return cells.filter((cell) => cell.row !== 'No answer' || cell.arm !== null || cell.count > 0);
}

function cellOf(
  votes: OrientedVotes,
  holds: (outcome: number, index: number) => boolean,
  alpha: number,
): Pick<Cell, 'count' | 'percent' | 'ci95' | 'ci95_wilson'> {
  const score = scoreVotes(votes, (outcome, i) => (holds(outcome, i) ? 1 : 0));
  const count = score.reduce((sum, one) => sum + one, 0);
  const { clustered, wilson } = shareIntervals({ votes, score, count, alpha });
  return {
    count,
    percent: votes.n > 0 ? (100 * count) / votes.n : 0,
    ci95: [100 * clustered[0], 100 * clustered[1]],
    ci95_wilson: [100 * wilson[0], 100 * wilson[1]],
  };
}

/** Share of votes that score 1, with its clustered and its Wilson interval. */
export function shareIntervals(options: {
  votes: Pick<OrientedVotes, 'n' | 'rater' | 'prompt'>;
  score: Float64Array;
  count: number;
  alpha: number;
}): { share: number; clustered: Interval; wilson: Interval } {
  const { votes, score, count, alpha } = options;
  const { n, rater, prompt } = votes;
  const share = n > 0 ? count / n : 0;
  const { designEffect, df } = twoWayClusteredMean({ score, rater, prompt }, alpha);
  return {
    share,
    clustered: clusteredProportionInterval({ share, n, designEffect, df, alpha }),
    wilson: wilsonInterval({ share, n, alpha }),
  };
}
