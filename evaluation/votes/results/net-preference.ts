import { crossedCells } from '../../statistics/crossed-cells.ts';
import { percentileInterval } from '../../statistics/percentile-interval.ts';
import { pigeonholeBootstrap } from '../../statistics/pigeonhole-bootstrap.ts';
import { twoWayClusteredMean } from '../../statistics/two-way-clustered-mean.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { OUTCOME, scoreVotes, type OrientedVotes } from '../rows/oriented-votes.ts';
import type { NetPreferenceResult } from './result-table-shape.ts';

/** (first - second) / n of the votes on one pair, with its clustered, bootstrap and naive intervals. */
export function netPreference(
  votes: OrientedVotes,
  settings: AnalysisSettings & { arm: string },
): NetPreferenceResult {
  const { rater, prompt } = votes;
  const score = scoreVotes(votes, netScore);
  const { alpha, replicates } = settings;
  const mean = twoWayClusteredMean({ score, rater, prompt }, alpha);
  return {
    arm: settings.arm,
    estimate: mean.mean,
    se: mean.se,
    df: Number.isFinite(mean.df) ? mean.df : null,
    ci95: mean.interval,
    method: mean.method,
    p_two_sided: mean.p,
    design_effect: mean.designEffect,
    ci95_naive: mean.naiveInterval,
    ci95_bootstrap:
      replicates === 0
        ? null
        : percentileInterval(
            pigeonholeBootstrap({
              cells: crossedCells({ score, rater, prompt }),
              replicates,
              random: settings.createRandom(),
            }),
            alpha,
          ),
  };
}

function netScore(outcome: number): number {
  if (outcome === OUTCOME.first) return 1;
  return outcome === OUTCOME.second ? -1 : 0;
}
