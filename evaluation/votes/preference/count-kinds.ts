// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used.
import type { PreferenceVotes } from './preference-votes.ts';

/** How many votes of each kind each cluster has: counts[cluster * kinds + kind]. */
export type KindsByCluster = { clusters: number; counts: Float64Array };

/**
 * Votes counted by kind, which is the ordered pair and the outcome in one number: (left * arms + right) *
 * 3 + outcome. All that a model and its clustered errors need of them.
 */
export type KindCounts = {
  n: number;
  arms: number;
  counts: Float64Array;
  byRater: KindsByCluster;
  byPrompt: KindsByCluster;
};

/** Counts votes by kind, for each rater and each prompt, in one pass. */
export function countKinds(
  votes: PreferenceVotes & { rater: ArrayLike<number>; prompt: ArrayLike<number> },
): KindCounts {
  const { arms, left, right, outcome, rater, prompt } = votes;
  const kinds = arms * arms * 3;
  const n = outcome.length;
  const counts = new Float64Array(kinds);
  const byRater = noKinds(rater, kinds);
  const byPrompt = noKinds(prompt, kinds);
  for (let i = 0; i < n; i++) {
    const kind = ((left[i] ?? 0) * arms + (right[i] ?? 0)) * 3 + (outcome[i] ?? 0);
    counts[kind] = (counts[kind] ?? 0) + 1;
    addOne(byRater, (rater[i] ?? 0) * kinds + kind);
    addOne(byPrompt, (prompt[i] ?? 0) * kinds + kind);
  }
  return { n, arms, counts, byRater, byPrompt };
}

function noKinds(cluster: ArrayLike<number>, kinds: number): KindsByCluster {
  let clusters = 0;
  for (let i = 0; i < cluster.length; i++) clusters = Math.max(clusters, (cluster[i] ?? 0) + 1);
  return { clusters, counts: new Float64Array(clusters * kinds) };
}

function addOne({ counts }: KindsByCluster, place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}
