// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used, because a check at each of a million votes costs as much as the sum itself.

/** One score a vote, with the rater and the prompt it belongs to (small whole numbers). */
export type ClusteredScores = {
  score: ArrayLike<number>;
  rater: ArrayLike<number>;
  prompt: ArrayLike<number>;
};

/** Sum of scores and number of votes of each cluster; clusters without a vote have 0 of both. */
export type SumsByCluster = { sum: Float64Array; count: Float64Array };

/** All that the variances of a mean over crossed raters and prompts need to know of the votes. */
export type ClusterSums = {
  n: number;
  sum: number;
  /** of squared scores */
  squares: number;
  raters: SumsByCluster;
  prompts: SumsByCluster;
};

/** Adds votes up by rater and by prompt. */
export function clusterSums({ score, rater, prompt }: ClusteredScores): ClusterSums {
  const raters = emptySums(rater);
  const prompts = emptySums(prompt);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < score.length; i++) {
    const value = score[i] ?? 0;
    sum += value;
    squares += value * value;
    add(raters, rater[i] ?? 0, { value, times: 1 });
    add(prompts, prompt[i] ?? 0, { value, times: 1 });
  }
  return { n: score.length, sum, squares, raters, prompts };
}

/** The same sums, to be changed apart from these. */
export function copySums(sums: ClusterSums): ClusterSums {
  const copy = ({ sum, count }: SumsByCluster): SumsByCluster => ({
    sum: sum.slice(),
    count: count.slice(),
  });
  return { ...sums, raters: copy(sums.raters), prompts: copy(sums.prompts) };
}

/** Adds a vote to the sums (times 1) or takes it away (times -1), in place. */
export function moveVote(
  sums: ClusterSums,
  { score, rater, prompt }: ClusteredScores,
  { index, times }: { index: number; times: 1 | -1 },
): void {
  const value = times * (score[index] ?? 0);
  sums.n += times;
  sums.sum += value;
  sums.squares += times * value * value;
  add(sums.raters, rater[index] ?? 0, { value, times });
  add(sums.prompts, prompt[index] ?? 0, { value, times });
}

function emptySums(cluster: ArrayLike<number>): SumsByCluster {
  let top = -1;
  for (let i = 0; i < cluster.length; i++) top = Math.max(top, cluster[i] ?? 0);
  return { sum: new Float64Array(top + 1), count: new Float64Array(top + 1) };
}

function add(
  { sum, count }: SumsByCluster,
  cluster: number,
  { value, times }: { value: number; times: number },
): void {
  sum[cluster] = (sum[cluster] ?? 0) + value;
  count[cluster] = (count[cluster] ?? 0) + times;
}
