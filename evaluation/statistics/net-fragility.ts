import { at } from '#domain/at.ts';
import { copySums, moveVote, type ClusteredScores, type ClusterSums } from './cluster-sums.ts';
import { fewestClusters } from './fewest-clusters.ts';
import { firstRemoval } from './first-removal.ts';
import { netDecider, type DecisionRule, type NetDecision } from './net-decision.ts';
import { removalOrder } from './removal-order.ts';
import type { FewestRemovals } from './sign-test-fragility.ts';
import { voteCells } from './vote-cells.ts';

/**
 * Fewest votes, raters and prompts whose removal changes what a net preference decides (netDecision):
 * its sign, or on which side of the level its p value lies (the fragility index of Walsh et al. 2014, by
 * removal, on the clustered test).
 *
 * Raters and prompts: greedy both ways, those first that pull the mean furthest, then every smaller set
 * while there are few. Votes: wins alone or losses alone, in the order in which they change the error
 * the way it must change, and a bisection for how many; an upper bound unless it is 1.
 */
export function netFragility(
  sums: ClusterSums,
  votes: ClusteredScores,
  rule: DecisionRule,
): { votes: FewestRemovals; raters: FewestRemovals; prompts: FewestRemovals } {
  const decide = netDecider(rule);
  const before = decide(sums);
  const changed = (now: ClusterSums): boolean => differs(decide(now), before);
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
  const now = copySums(sums);
  const counts = [1, -1].map((score) => {
    const order = removalOrder(sums, votes, { score, widen: before.significant });
    return firstRemoval(order.length, {
      move: (place, times) => moveVote(now, votes, { index: at(order, place), times }),
      isChanged: () => changed(now),
    });
  });
  const found = counts.filter((count) => count !== null);
  const fewest = found.length > 0 ? Math.min(...found) : null;
  return { fewest, exact: fewest === 1 };
}
