import { clusterSums } from '../../statistics/cluster-sums.ts';
import { clusteredShare } from '../../statistics/clustered-share.ts';
import {
  indicesWhere,
  OUTCOME,
  scoreVotes,
  selectVotes,
  type OrientedVotes,
} from '../rows/oriented-votes.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { is95 } from './is-95.ts';
import { netPreference } from './net-preference.ts';
import type { HurdleResult, NetPreferenceResult } from './result-table-shape.ts';

/**
 * P(neither | answered), then the preference among the rest: "neither" is not half a win. When nobody
 * said "neither" and all answered, the rest is all votes, whose net preference `whole` is at hand.
 */
export function hurdleResult(
  votes: OrientedVotes,
  whole: NetPreferenceResult,
  settings: AnalysisSettings & { arm: string },
): HurdleResult {
  const { alpha } = settings;
  const answered = selectVotes(
    votes,
    indicesWhere(votes, (outcome) => outcome !== OUTCOME.none),
  );
  const { n, rater, prompt } = answered;
  const score = scoreVotes(answered, (outcome) => (outcome === OUTCOME.neither ? 1 : 0));
  const sums = clusterSums({ score, rater, prompt });
  const { share, interval, wilson } = clusteredShare(sums, alpha);
  const rest = selectVotes(
    answered,
    indicesWhere(answered, (outcome) => outcome !== OUTCOME.neither),
  );
  return {
    neither: {
      count: sums.sum,
      n,
      estimate: share,
      ci: interval,
      ci_wilson: wilson,
      ...(is95(alpha) && { ci95: interval, ci95_wilson: wilson }),
    },
    rest: { n: rest.n, net_preference: restPreference(rest, votes, { whole, settings }) },
  };
}

function restPreference(
  rest: OrientedVotes,
  votes: OrientedVotes,
  { whole, settings }: { whole: NetPreferenceResult; settings: Parameters<typeof hurdleResult>[2] },
): NetPreferenceResult | null {
  if (rest.n === 0) return null;
  if (rest.n === votes.n) return whole;
  return netPreference(rest, { ...settings, replicates: 0 }).result;
}
