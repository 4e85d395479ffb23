import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { at } from '#domain/at.ts';
import { clusterEProcess } from '../../statistics/cluster-e-process.ts';
import { earlyLookProblem, lookBoundaries } from '../../statistics/planned-looks.ts';
import type { EProcessResult, MonitoringResult, PlannedLookResult } from './monitoring-shape.ts';
import type { NetPreferenceResult } from './result-table-shape.ts';
import type { SettledMeans } from './settled-means.ts';
import type { StopPopulation, StopRule } from './stop-rule.ts';

/** What a stopping rule looks at of the votes on one pair of arms. */
export type MonitoredPair = {
  question: string;
  arms: [string, string];
  n: number;
  /** pairs of arms that share the planned votes of the question */
  pairs: number;
  net: NetPreferenceResult;
  settled: SettledMeans;
};

/**
 * Whether the declared rule lets a study stop at what has come in, pair by pair; `null` when N is
 * fixed.
 *
 * Group-sequential: the net preference's own p value, as a normal quantile, against the O'Brien-Fleming
 * boundary of the last planned look that these votes reach (lookBoundaries). E-process: bets on the means of clusters whose
 * votes are all in, against 1/α; for a claim about raters and prompts both, the smaller of the two.
 */
export function monitoringResult(
  pairs: readonly MonitoredPair[],
  stop: StopRule,
  alpha: number,
): MonitoringResult | null {
  if (stop.rule === 'fixed') return null;
  if (stop.rule === 'e-process') {
    const population = stop.population ?? 'both';
    const looks = pairs.map((pair) => eProcessOf(pair, population, alpha));
    return { rule: 'e-process', population, looks };
  }
  const planned = stop.looks ?? 1;
  const boundaries = lookBoundaries(planned, alpha);
  const looks = pairs.map((pair) => lookAt(pair, stop.votes, boundaries));
  return { rule: 'obrien-fleming', planned_looks: planned, looks };
}

function lookAt(
  { question, arms, n, pairs, net }: MonitoredPair,
  votes: number | undefined,
  boundaries: readonly number[],
): PlannedLookResult {
  const information = votes === undefined ? 1 : Math.min(1, (n * pairs) / votes);
  const look = Math.floor(information * boundaries.length + 1e-9);
  const boundary = look === 0 ? null : at(boundaries, look - 1, 'the boundaries');
  const { p, estimate, variances } = net;
  const early = look > 0 && look < boundaries.length;
  const problem = early && variances !== null ? earlyLookProblem(variances) : null;
  const z =
    p === null || estimate === null
      ? null
      : Math.sign(estimate) * Math.abs(normalQuantile(p / 2, 0, 1));
  const crossed = boundary !== null && z !== null && problem === null && Math.abs(z) >= boundary;
  return { question, arms, look, information, z, boundary, crossed, reason: net.reason ?? problem };
}

function eProcessOf(
  { question, arms, settled }: MonitoredPair,
  population: StopPopulation,
  alpha: number,
): EProcessResult {
  const highest = (means: readonly number[]): number =>
    clusterEProcess(means).reduce((most, log) => Math.max(most, log), 0);
  const byRaters = highest(settled.raters);
  const byPrompts = highest(settled.prompts);
  const log = { raters: byRaters, prompts: byPrompts, both: Math.min(byRaters, byPrompts) }[
    population
  ];
  const value = Math.exp(Math.min(log, 700));
  return {
    question,
    arms,
    e_value: value,
    threshold: 1 / alpha,
    crossed: value >= 1 / alpha,
    raters: settled.raters.length,
    prompts: settled.prompts.length,
  };
}
