import { at } from '#domain/at.ts';
import type { ClusteredScores, ClusterSums } from './cluster-sums.ts';

/** The votes of one rater on one prompt, together. */
export type VoteCell = {
  rater: number;
  prompt: number;
  count: number;
  sum: number;
  squares: number;
};

/** Votes summed over each rater x prompt cell that has any, in order of appearance. */
export function voteCells({ score, rater, prompt }: ClusteredScores): VoteCell[] {
  const byRater: Map<number, VoteCell>[] = [];
  const cells: VoteCell[] = [];
  for (let i = 0; i < score.length; i++) {
    const [r, p, value] = [at(rater, i), at(prompt, i), at(score, i)];
    const own = (byRater[r] ??= new Map());
    let cell = own.get(p);
    if (!cell) {
      cell = { rater: r, prompt: p, count: 0, sum: 0, squares: 0 };
      own.set(p, cell);
      cells.push(cell);
    }
    cell.count += 1;
    cell.sum += value;
    cell.squares += value * value;
  }
  return cells;
}

/** Adds a cell to the sums (times 1) or takes it away (times -1), in place. */
export function moveCell(sums: ClusterSums, cell: VoteCell, times: 1 | -1): void {
  const { rater, prompt } = cell;
  const { raters, prompts } = sums;
  sums.n += times * cell.count;
  sums.sum += times * cell.sum;
  sums.squares += times * cell.squares;
  raters.sum[rater] = at(raters.sum, rater) + times * cell.sum;
  raters.count[rater] = at(raters.count, rater) + times * cell.count;
  prompts.sum[prompt] = at(prompts.sum, prompt) + times * cell.sum;
  prompts.count[prompt] = at(prompts.count, prompt) + times * cell.count;
}
