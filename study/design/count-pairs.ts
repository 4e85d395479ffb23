/** How many pairs of arms drawPairs at most draws, without drawing them. */
export function countPairs(options: {
  arms: number;
  cells: number;
  design: 'balanced' | 'all';
}): number {
  const { arms, cells, design } = options;
  const all = (arms * (arms - 1)) / 2;
  const isBalanced = design === 'balanced' && cells > 1;
  return cells * (isBalanced ? Math.floor(arms / 2) : all);
}
