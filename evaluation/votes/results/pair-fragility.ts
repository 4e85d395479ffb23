import { at } from '#domain/at.ts';
import { clusterSums } from '../../statistics/cluster-sums.ts';
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

/**
 * How few votes, raters or prompts carry the conclusion about a pair: that of the net preference, null
 * where it has no test, and that of the sign test.
 */
export function pairFragility(
  votes: OrientedVotes,
  { alpha, tested }: { alpha: number; tested: boolean },
): FragilityResult {
  const { rater, prompt, outcome } = votes;
  const signTest = fewestRemoved({
    votes: { fewest: fragileVotes(countWins(outcome), alpha), exact: true },
    raters: fragileClusters(winsByCluster(outcome, rater), alpha),
    prompts: fragileClusters(winsByCluster(outcome, prompt), alpha),
  });
  if (!tested) return { ...NOTHING_TO_CHANGE, sign_test: signTest };
  const columns = { score: scoreVotes(votes, netScore), rater, prompt };
  const decision = netFragility(clusterSums(columns), columns, alpha);
  return { ...fewestRemoved(decision), sign_test: signTest };
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
    const own = clusters.get(key) ?? { wins: 0, losses: 0 };
    clusters.set(key, own);
    if (code === OUTCOME.first) own.wins += 1;
    else own.losses += 1;
  });
  return [...clusters.values()];
}
