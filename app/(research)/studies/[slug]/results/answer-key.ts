import type { Cell } from '#evaluation/votes/results/result-table-shape.ts';

/** What the address of a row of the answer table calls it: the arm's key, or the answer. */
export function answerKey({ row, arm }: Pick<Cell, 'row' | 'arm'>): string {
  return arm ?? row.toLowerCase().replaceAll(' ', '_');
}
