import { entryOf } from '#domain/entry-of.ts';
import { at } from '#domain/at.ts';
import { clusterSums } from '../../statistics/cluster-sums.ts';
import type { DecisionRule } from '../../statistics/net-decision.ts';
import { netFragility } from '../../statistics/net-fragility.ts';
import {
  fragileClusters,
  fragileVotes,
  type FewestRemovals,
  type WinsAndLosses,
} from '../../statistics/sign-test-fragility.ts';
import { OUTCOME, scoreVotes, type OrientedVotes } from '../rows/oriented-votes.ts';
import { netScore } from './net-preference.ts';
import type { FewestRemoved, FragilityResult } from './result-table-shape.ts';

/** By what the conclusion about a pair is drawn. */
export type PairDecision = {
  /** null where the net preference has no test, or where another figure than its p value decides */
  net: DecisionRule | null;
  /** below which the p value of the sign test counts as significant */
  signLevel: number;
};

/**
 * How few votes, raters or prompts carry the conclusion about a pair: that of the net preference, null
 * where no p value of it decides, and that of the sign test.
 */
export function pairFragility(
  votes: OrientedVotes,
  { net, signLevel }: PairDecision,
): FragilityResult {
  const { rater, prompt, outcome } = votes;
  const signTest = fewestRemoved({
    votes: { fewest: fragileVotes(countWins(outcome), signLevel), exact: true },
    raters: fragileClusters(winsByCluster(outcome, rater), signLevel),
    prompts: fragileClusters(winsByCluster(outcome, prompt), signLevel),
  });
  const levels = { level: net?.level ?? null, sign_test: { ...signTest, level: signLevel } };
  if (net === null) return { ...NOTHING_TO_CHANGE, ...levels };
  const columns = { score: scoreVotes(votes, netScore), rater, prompt };
  return { ...fewestRemoved(netFragility(clusterSums(columns), columns, net)), ...levels };
}

const NOTHING_TO_CHANGE: FewestRemoved = {
  votes: null,
  raters: null,
  prompts: null,
  exact: { votes: true, raters: true, prompts: true },
};

function fewestRemoved(
  found: Record<'votes' | 'raters' | 'prompts', FewestRemovals>,
): FewestRemoved {
  const { votes, raters, prompts } = found;
  return {
    votes: votes.fewest,
    raters: raters.fewest,
    prompts: prompts.fewest,
    exact: { votes: votes.exact, raters: raters.exact, prompts: prompts.exact },
  };
}

function countWins(outcome: Uint8Array): WinsAndLosses {
  let [wins, losses] = [0, 0];
  for (const code of outcome) {
    if (code === OUTCOME.first) wins += 1;
    else if (code === OUTCOME.second) losses += 1;
  }
  return { wins, losses };
}

function winsByCluster(outcome: Uint8Array, cluster: Int32Array): WinsAndLosses[] {
  const clusters = new Map<number, WinsAndLosses>();
  outcome.forEach((code, i) => {
    if (code > OUTCOME.second) return;
    const key = at(cluster, i, 'the clusters');
    const own = entryOf(clusters, key, () => ({ wins: 0, losses: 0 }));
    if (code === OUTCOME.first) own.wins += 1;
    else own.losses += 1;
  });
  return [...clusters.values()];
}
