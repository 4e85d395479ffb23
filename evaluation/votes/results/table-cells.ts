import { clusterSums } from '../../statistics/cluster-sums.ts';
import { clusteredShare } from '../../statistics/clustered-share.ts';
import type { Interval } from '../../statistics/wilson-interval.ts';
import {
  indicesWhere,
  OUTCOME,
  scoreVotes,
  selectVotes,
  type OrientedVotes,
} from '../rows/oriented-votes.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { is95 } from './is-95.ts';
import type { Cell } from './result-table-shape.ts';

/**
 * The rows of one column: arms in order, On Par, Neither, and No answer when there is one. Percentages
 * are of all votes, unanswered ones included, as in the published table; with more than two arms, an
 * arm's are of the votes on comparisons that it was in, since it could win no other.
 */
export function tableCells(votes: OrientedVotes, settings: AnalysisSettings): Cell[] {
  const { alpha, arms } = settings;
  const is = (code: number) => (outcome: number) => outcome === code;
  const rows = arms.map(({ key, label }, arm): Cell => {
    const among = arms.length > 2 ? votesOn(votes, arm) : votes;
    const holds = (outcome: number, i: number): boolean =>
      (outcome === OUTCOME.first && among.first[i] === arm) ||
      (outcome === OUTCOME.second && among.second[i] === arm);
    return { row: label, arm: key, ...shareOf(among, holds, alpha) };
  });
  const unanswered = shareOf(votes, is(OUTCOME.none), alpha);
  return [
    ...rows,
    { row: 'On Par', arm: null, ...shareOf(votes, is(OUTCOME.on_par), alpha) },
    { row: 'Neither', arm: null, ...shareOf(votes, is(OUTCOME.neither), alpha) },
    ...(unanswered.count > 0 ? [{ row: 'No answer', arm: null, ...unanswered }] : []),
  ];
}

function votesOn(votes: OrientedVotes, arm: number): OrientedVotes {
  return selectVotes(
    votes,
    indicesWhere(votes, (_, i) => votes.first[i] === arm || votes.second[i] === arm),
  );
}

/** How many of the votes pass, as a percentage with its intervals. */
function shareOf(
  votes: OrientedVotes,
  holds: (outcome: number, index: number) => boolean,
  alpha: number,
): Omit<Cell, 'row' | 'arm'> {
  const { n, rater, prompt } = votes;
  const score = scoreVotes(votes, (outcome, i) => (holds(outcome, i) ? 1 : 0));
  const sums = clusterSums({ score, rater, prompt });
  const { interval, wilson } = clusteredShare(sums, alpha);
  const percent = ([low, high]: Interval): Interval => [100 * low, 100 * high];
  return {
    count: sums.sum,
    percent: n > 0 ? (100 * sums.sum) / n : 0,
    of: n,
    ci: percent(interval),
    ci_wilson: percent(wilson),
    ...(is95(alpha) && { ci95: percent(interval), ci95_wilson: percent(wilson) }),
  };
}
