import { at } from '#domain/at.ts';
import { clusteredNet, type NetUncertainty } from '../../statistics/clustered-net.ts';
import { clusterSums } from '../../statistics/cluster-sums.ts';
import { crossedCells } from '../../statistics/crossed-cells.ts';
import { percentileInterval } from '../../statistics/percentile-interval.ts';
import { pigeonholeBootstrap } from '../../statistics/pigeonhole-bootstrap.ts';
import { unanimousBound } from '../../statistics/unanimous-bound.ts';
import type { Interval } from '../../statistics/wilson-interval.ts';
import { OUTCOME, scoreVotes, type OrientedVotes } from '../rows/oriented-votes.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { is95 } from './is-95.ts';
import type { NetPreferenceResult } from './result-table-shape.ts';

/** What is printed of a net preference, and what tests at other values than 0 need. */
export type NetPreference = { result: NetPreferenceResult; uncertainty: NetUncertainty | null };

/** (first - second) / n of the votes on one pair, with its clustered, bootstrap and naive intervals. */
export function netPreference(
  votes: OrientedVotes,
  settings: AnalysisSettings & { arm: string },
): NetPreference {
  const { alpha, arm } = settings;
  const { rater, prompt } = votes;
  const columns = { score: scoreVotes(votes, netScore), rater, prompt };
  const net = clusteredNet(clusterSums(columns), alpha);
  const { uncertainty } = net;
  const intervals = {
    ci: uncertainty?.interval ?? null,
    ci_naive: uncertainty?.naiveInterval ?? null,
    ci_bootstrap: uncertainty && bootstrapInterval(columns, settings),
  };
  const result = {
    arm,
    estimate: net.estimate,
    se: uncertainty?.se ?? null,
    df: uncertainty?.df ?? null,
    p: net.p,
    p_two_sided: net.p,
    level: 1 - alpha,
    ...intervals,
    ...(is95(alpha) && {
      ci95: intervals.ci,
      ci95_naive: intervals.ci_naive,
      ci95_bootstrap: intervals.ci_bootstrap,
    }),
    method: uncertainty?.method ?? null,
    design_effect: uncertainty?.designEffect ?? null,
    variances: uncertainty?.mean.variances ?? null,
    reason: anyCompared(votes) ? net.reason : NOTHING_COMPARED,
    unanimous:
      net.estimate !== null && Math.abs(net.estimate) === 1 ? unanimousBound(columns, alpha) : null,
  };
  return { result, uncertainty };
}

const NOTHING_COMPARED = 'no vote compared the two arms: all are "neither" or left unanswered';

function anyCompared({ n, outcome }: OrientedVotes): boolean {
  return n === 0 || outcome.some((code) => code <= OUTCOME.on_par);
}

/** 1 for the first arm, -1 for the second, 0 for anything else. */
export function netScore(outcome: number): number {
  if (outcome === OUTCOME.first) return 1;
  return outcome === OUTCOME.second ? -1 : 0;
}

function bootstrapInterval(
  columns: Parameters<typeof crossedCells>[0],
  { replicates, draws, alpha }: AnalysisSettings,
): Interval | null {
  if (replicates === 0) return null;
  const cells = crossedCells(columns);
  const drawn = draws(cells.raters, cells.prompts);
  const [raters, prompts] = [at(drawn, 0), at(drawn, 1)];
  const means = pigeonholeBootstrap({ cells, raters, prompts });
  return percentileInterval(means, alpha);
}
