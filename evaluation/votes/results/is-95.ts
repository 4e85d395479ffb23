/** Whether intervals at this α are 95% ones, and may be called `ci95`. */
export function is95(alpha: number): boolean {
  return Math.abs(alpha - 0.05) < 1e-12;
}
