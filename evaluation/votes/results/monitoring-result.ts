import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { eProcessAtEnd } from '../../statistics/cluster-e-process.ts';
import { earlyLookProblem, lookBoundaries } from '../../statistics/planned-looks.ts';
import { reachedLook } from './look-plan.ts';
import type { EProcessResult, MonitoringResult, PlannedLookResult } from './monitoring-shape.ts';
import type { NetPreferenceResult } from './result-table-shape.ts';
import type { SettledMeans } from './settled-means.ts';
import { populationOf, type StopPopulation, type StopRule } from './stop-rule.ts';

/** What a stopping rule looks at of the votes on one pair of arms. */
export type MonitoredPair = {
  question: string;
  arms: [string, string];
  /** standing votes on the question, of all pairs and raters */
  votes: number;
  /** tests that share the level; 1 outside the primary family */
  tests: number;
  net: NetPreferenceResult;
  settled: SettledMeans;
};

/**
 * Whether the declared rule lets a study stop at what has come in, pair by pair; `null` when N is
 * fixed.
 *
 * Group-sequential: the net preference's own p value, as a normal quantile, against the O'Brien-Fleming
 * boundary of the last planned look that the votes on its question reach (reachedLook, lookBoundaries).
 * E-process: bets on the means of clusters whose votes are all in, once each, against 1/α. For a claim
 * about raters and prompts both it is the smaller of the two. For one about prompts alone it waits until
 * all planned raters are done: a prompt's mean over some of the raters is not the one that is claimed.
 *
 * The tests of the primary family share α in equal parts (Bonferroni), whichever looks they stop at:
 * Holm's steps would let a test stop at a look on the strength of another that has not stopped yet.
 */
export function monitoringResult(
  pairs: readonly MonitoredPair[],
  stop: StopRule,
  alpha: number,
): MonitoringResult | null {
  if (stop.rule === 'fixed') return null;
  if (stop.rule === 'e-process') {
    const population = populationOf(stop);
    const looks = pairs.map((pair) =>
      eProcessOf(pair, { ...stop, population }, alpha / pair.tests),
    );
    return { rule: 'e-process', population, looks };
  }
  const { looks: planned = 1 } = stop;
  const boundariesOf = new Map(
    pairs.map(({ tests }) => [tests, lookBoundaries(planned, alpha / tests)]),
  );
  const looks = pairs.map((pair) => {
    const boundaries = present(boundariesOf.get(pair.tests), 'the boundaries of a level');
    return lookAt(pair, stop, { alpha: alpha / pair.tests, boundaries });
  });
  return { rule: 'obrien-fleming', planned_looks: planned, looks };
}

function lookAt(
  { question, arms, votes, tests, net }: MonitoredPair,
  stop: StopRule,
  { alpha, boundaries }: { alpha: number; boundaries: readonly number[] },
): PlannedLookResult {
  const information = stop.votes === undefined ? 1 : Math.min(1, votes / stop.votes);
  const reached = reachedLook(stop, votes);
  const look = reached === null ? 0 : reached.number;
  const boundary = look === 0 ? null : at(boundaries, look - 1, 'the boundaries');
  const { p, estimate, variances } = net;
  const early = look > 0 && look < boundaries.length;
  const problem = early && variances !== null ? earlyLookProblem(variances) : null;
  const z =
    p === null || estimate === null
      ? null
      : Math.sign(estimate) * Math.abs(normalQuantile(p / 2, 0, 1));
  const crossed = boundary !== null && z !== null && problem === null && Math.abs(z) >= boundary;
  const reason = net.reason ?? problem;
  return { question, arms, tests, alpha, look, information, z, boundary, crossed, reason };
}

function eProcessOf(
  { question, arms, tests, settled }: MonitoredPair,
  stop: StopRule & { population: StopPopulation },
  alpha: number,
): EProcessResult {
  const { population, raters: planned } = stop;
  const waits =
    population === 'prompts' && planned !== undefined && settled.raters.length < planned;
  const prompts = waits ? [] : settled.prompts;
  const byRaters = eProcessAtEnd(settled.raters);
  const byPrompts = eProcessAtEnd(prompts);
  const log = { raters: byRaters, prompts: byPrompts, both: Math.min(byRaters, byPrompts) }[
    population
  ];
  const value = Math.exp(Math.min(log, 700));
  return {
    question,
    arms,
    tests,
    alpha,
    e_value: value,
    threshold: 1 / alpha,
    crossed: value >= 1 / alpha,
    raters: settled.raters.length,
    prompts: prompts.length,
    reason: waits ? sayWaits(settled.raters.length, planned) : null,
  };
}

function sayWaits(done: number, planned: number): string {
  return `prompts are bet on once all ${planned} planned raters are done, and ${done} are`;
}
