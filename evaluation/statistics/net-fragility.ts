import { at } from '#domain/at.ts';
import { copySums, moveVote, type ClusteredScores, type ClusterSums } from './cluster-sums.ts';
import { fewestClusters } from './fewest-clusters.ts';
import { netDecision, type NetDecision } from './net-decision.ts';
import type { FewestRemovals } from './sign-test-fragility.ts';

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
  return {
    votes: fewestVotes(sums, votes, { before, changed }),
    raters: fewestClusters(sums, votes, { by: 'rater', changed }),
    prompts: fewestClusters(sums, votes, { by: 'prompt', changed }),
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
  const residualsOf = ({ sum: sums, count }: ClusterSums['raters']): Float64Array =>
    sums.map((total, g) => total - mean * at(count, g, 'the counts'));
  const [byRater, byPrompt] = [residualsOf(raters), residualsOf(prompts)];
  const direction = (widen ? -1 : 1) * -(score - mean);
  const places = Int32Array.from({ length: votes.score.length }, (_, i) => i).filter(
    (i) => votes.score[i] === score,
  );
  const key = new Float64Array(n);
  for (const i of places) {
    const rater = at(byRater, at(votes.rater, i), 'the raters');
    key[i] = direction * (rater + at(byPrompt, at(votes.prompt, i), 'the prompts'));
  }
  return places.sort((a, b) => at(key, a) - at(key, b));
}

/** The fewest of 1 .. most at which it has changed, by doubling and bisection; null when never. */
function firstChange(most: number, changed: (removed: number) => boolean): number | null {
  if (most < 1) return null;
  let high = 1;
  while (high < most && !changed(high)) high = Math.min(most, high * 2);
  if (!changed(high)) return null;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (changed(middle)) high = middle;
    else low = middle;
  }
  return high;
}
