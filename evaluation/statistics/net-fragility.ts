import { at } from '#domain/at.ts';
import {
  copySums,
  moveVote,
  type ClusteredScores,
  type ClusterSums,
  type SumsByCluster,
} from './cluster-sums.ts';
import { firstChange } from './first-change.ts';
import { fewestClusters } from './fewest-clusters.ts';
import { netDecision, type NetDecision } from './net-decision.ts';
import type { FewestRemovals } from './sign-test-fragility.ts';
import { orderedBy, voteCells } from './vote-cells.ts';

/**
 * Fewest votes, raters and prompts whose removal changes what a net preference decides (netDecision):
 * its sign, or on which side of α its p value lies (the fragility index of Walsh et al. 2014, by
 * removal, on the clustered test).
 *
 * Raters and prompts: greedy both ways, those first that pull the mean furthest, then every smaller set
 * while there are few. Votes: wins alone or losses alone, in the order in which they change the error
 * the way it must change, and a bisection for how many; an upper bound unless it is 1.
 */
export function netFragility(
  sums: ClusterSums,
  votes: ClusteredScores,
  alpha: number,
): { votes: FewestRemovals; raters: FewestRemovals; prompts: FewestRemovals } {
  const before = netDecision(sums, alpha);
  const changed = (now: ClusterSums): boolean => differs(netDecision(now, alpha), before);
  const cells = voteCells(votes);
  return {
    votes: fewestVotes(sums, votes, { before, changed }),
    raters: fewestClusters(sums, cells, { by: 'rater', changed }),
    prompts: fewestClusters(sums, cells, { by: 'prompt', changed }),
  };
}

function differs(a: NetDecision, b: NetDecision): boolean {
  return a.sign !== b.sign || a.significant !== b.significant;
}

function fewestVotes(
  sums: ClusterSums,
  votes: ClusteredScores,
  { before, changed }: { before: NetDecision; changed: (now: ClusterSums) => boolean },
): FewestRemovals {
  const counts = [1, -1].map((score) => {
    const order = removalOrder(sums, votes, { score, widen: before.significant });
    return firstChange(order.length, (k) => {
      const now = copySums(sums);
      for (const i of order.subarray(0, k)) moveVote(now, votes, { index: i, times: -1 });
      return changed(now);
    });
  });
  const found = counts.filter((count) => count !== null);
  const fewest = found.length > 0 ? Math.min(...found) : null;
  return { fewest, exact: fewest === 1 };
}

/** Keys are told apart to this many steps, which is enough for an upper bound. */
const STEPS = 4096;

/**
 * Votes of one score, those first whose removal widens the error most (or narrows it): taking a score s
 * away from clusters with residual sums u_r and u_p adds to the squares of these when -(s - mean) has
 * their sign.
 */
function removalOrder(
  { n, sum, raters, prompts }: ClusterSums,
  votes: ClusteredScores,
  { score, widen }: { score: number; widen: boolean },
): Int32Array {
  const mean = sum / n;
  const direction = (widen ? -1 : 1) * -(score - mean);
  const residualsOf = ({ sum: sums, count }: SumsByCluster): Float64Array =>
    sums.map((total, g) => direction * (total - mean * at(count, g, 'the counts')));
  const byRater = residualsOf(raters);
  const byPrompt = residualsOf(prompts);
  const widest = [byRater, byPrompt].reduce(
    (most, own) => most + own.reduce((a, b) => Math.max(a, Math.abs(b)), 0),
    1e-9,
  );
  const places = new Int32Array(n);
  const keys = new Int32Array(n);
  let found = 0;
  for (let i = 0; i < n; i++) {
    if (votes.score[i] !== score) continue;
    const key = at(byRater, at(votes.rater, i)) + at(byPrompt, at(votes.prompt, i));
    keys[found] = Math.round(((key / widest + 1) / 2) * STEPS);
    places[found++] = i;
  }
  const order = orderedBy(keys.subarray(0, found), null);
  return order.map((k) => at(places, k));
}
