import { at } from '#domain/at.ts';
import {
  clusterSums,
  type ClusteredScores,
  type SumsByCluster,
} from '../../statistics/cluster-sums.ts';

/** Mean scores of raters, and of prompts, whose votes are all in. */
export type SettledMeans = { raters: number[]; prompts: number[] };

/**
 * Means of the clusters that an e-process may bet on: raters whose votes are all in, and the prompts
 * that all of these have voted on alike. A mean that is still to change would be bet on twice.
 *
 * @param done raters whose votes are all in (settledRaters)
 */
export function settledMeans(votes: ClusteredScores, done: ReadonlySet<number>): SettledMeans {
  const { raters } = clusterSums(votes);
  const all = raters.count.every((count, g) => count === 0 || done.has(g));
  const settled = all ? votes : only(votes, done);
  const { prompts } = clusterSums(settled);
  const fullest = most(prompts);
  return {
    raters: meansOf(raters, (_, g) => done.has(g)),
    prompts: meansOf(prompts, (count) => count === fullest),
  };
}

function most({ count }: SumsByCluster): number {
  return count.reduce((a, b) => Math.max(a, b), 0);
}

function only(votes: ClusteredScores, raters: ReadonlySet<number>): ClusteredScores {
  const kept = Array.from(votes.score, (_, i) => i).filter((i) => raters.has(at(votes.rater, i)));
  const pick = (from: ArrayLike<number>): number[] => kept.map((i) => at(from, i));
  return { score: pick(votes.score), rater: pick(votes.rater), prompt: pick(votes.prompt) };
}

function meansOf(
  { sum, count }: SumsByCluster,
  passes: (count: number, cluster: number) => boolean,
): number[] {
  return [...count.keys()]
    .filter((g) => at(count, g) > 0 && passes(at(count, g), g))
    .map((g) => at(sum, g) / at(count, g));
}
