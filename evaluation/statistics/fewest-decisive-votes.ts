/**
 * Decisive votes below which no two-sided test can reach the level, even if all agree: the smallest n
 * with 2 · (1/2)^n < α.
 *
 * @example fewestDecisiveVotes(0.05) // 6
 */
export function fewestDecisiveVotes(alpha: number): number {
  return Math.floor(Math.log2(2 / alpha)) + 1;
}
