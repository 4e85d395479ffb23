// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used.
import type { ClusterSums, SumsByCluster } from '../../statistics/cluster-sums.ts';
import { OUTCOME, type OrientedVotes } from '../rows/oriented-votes.ts';

/** Votes with an outcome, scored 1, among those that could have it, scored 0; by rater and prompt. */
export type OutcomeSums = {
  /** won by each arm; with more than two, among the votes on comparisons that it was in */
  arms: ClusterSums[];
  onPar: ClusterSums;
  neither: ClusterSums;
  none: ClusterSums;
};

/** Adds up the votes of a question by what they say, in one pass. */
export function outcomeSums(votes: OrientedVotes, arms: number): OutcomeSums {
  const { n, first, second, outcome, rater, prompt } = votes;
  const [raters, prompts] = [clustersOf(rater), clustersOf(prompt)];
  const all = emptyRow(raters, prompts);
  const among = Array.from({ length: arms }, () => (arms > 2 ? emptyRow(raters, prompts) : all));
  const row = ({ raters: byRater, prompts: byPrompt }: Row): ClusterSums => ({
    n: 0,
    sum: 0,
    squares: 0,
    raters: { sum: new Float64Array(raters), count: byRater },
    prompts: { sum: new Float64Array(prompts), count: byPrompt },
  });
  const won = among.map(row);
  const others: [ClusterSums, ClusterSums, ClusterSums] = [row(all), row(all), row(all)];
  for (let i = 0; i < n; i++) {
    const r = rater[i] ?? 0;
    const p = prompt[i] ?? 0;
    const a = first[i] ?? 0;
    const b = second[i] ?? 0;
    const code = outcome[i] ?? OUTCOME.none;
    count(all, r, p);
    if (arms > 2) {
      count(among[a] ?? all, r, p);
      count(among[b] ?? all, r, p);
    }
    const winner = code === OUTCOME.first ? won[a] : won[b];
    const said = code <= OUTCOME.second ? winner : others[code - OUTCOME.on_par];
    if (said) add(said, r, p);
  }
  for (const [sums, own] of [
    ...won.map((sums, arm) => [sums, among[arm] ?? all] as const),
    ...others.map((sums) => [sums, all] as const),
  ]) {
    sums.n = own.n;
    sums.squares = sums.sum;
  }
  const [onPar, neither, none] = others;
  return { arms: won, onPar, neither, none };
}

/** How many votes each rater and each prompt has. */
type Row = { n: number; raters: Float64Array; prompts: Float64Array };

function emptyRow(raters: number, prompts: number): Row {
  return { n: 0, raters: new Float64Array(raters), prompts: new Float64Array(prompts) };
}

function count(row: Row, rater: number, prompt: number): void {
  row.n += 1;
  row.raters[rater] = (row.raters[rater] ?? 0) + 1;
  row.prompts[prompt] = (row.prompts[prompt] ?? 0) + 1;
}

function add(sums: ClusterSums, rater: number, prompt: number): void {
  sums.sum += 1;
  addOne(sums.raters, rater);
  addOne(sums.prompts, prompt);
}

function addOne({ sum }: SumsByCluster, cluster: number): void {
  sum[cluster] = (sum[cluster] ?? 0) + 1;
}

function clustersOf(cluster: Int32Array): number {
  let top = -1;
  for (let i = 0; i < cluster.length; i++) top = Math.max(top, cluster[i] ?? 0);
  return top + 1;
}
