import { at } from '#domain/at.ts';
import {
  clusterSums,
  type ClusteredScores,
  type SumsByCluster,
} from '../../statistics/cluster-sums.ts';

/** Mean scores of raters, and of prompts, whose votes are all in. */
export type SettledMeans = { raters: number[]; prompts: number[] };

/**
 * Means of the clusters that an e-process may bet on: raters who have as many votes as the one with the
 * most, in the order in which they finished, and then the prompts that all of these have voted on alike,
 * in order of appearance. A mean that is still to change would be bet on twice.
 *
 * @param votes in the order in which they came
 */
export function settledMeans(votes: ClusteredScores): SettledMeans {
  const { raters } = clusterSums(votes);
  const done = fullest(raters);
  const finished = inOrder(votes.rater, done).toReversed();
  const all = raters.count.every((count, g) => count === 0 || done.has(g));
  const settled = all ? votes : only(votes, done);
  const { prompts } = clusterSums(settled);
  return {
    raters: meansOf(raters, finished),
    prompts: meansOf(prompts, inOrder(settled.prompt, fullest(prompts)).toReversed()),
  };
}

function fullest({ count }: SumsByCluster): Set<number> {
  const most = count.reduce((a, b) => Math.max(a, b), 0);
  return new Set([...count.keys()].filter((g) => most > 0 && count[g] === most));
}

/** Clusters by where their last vote stands, the latest first. */
function inOrder(cluster: ArrayLike<number>, among: ReadonlySet<number>): number[] {
  const seen = new Set<number>();
  for (let i = cluster.length - 1; i >= 0; i--) {
    const own = at(cluster, i);
    if (among.has(own)) seen.add(own);
  }
  return [...seen];
}

function only(votes: ClusteredScores, raters: ReadonlySet<number>): ClusteredScores {
  const kept = Array.from(votes.score, (_, i) => i).filter((i) => raters.has(at(votes.rater, i)));
  const pick = (from: ArrayLike<number>): number[] => kept.map((i) => at(from, i));
  return { score: pick(votes.score), rater: pick(votes.rater), prompt: pick(votes.prompt) };
}

function meansOf({ sum, count }: SumsByCluster, clusters: readonly number[]): number[] {
  return clusters.map((g) => at(sum, g) / at(count, g));
}
