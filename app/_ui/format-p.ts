/** A p-value for print: three decimals, and never zero. */
export function formatP(p: number): string {
  if (p < 0.001) return '< 0.001';
  return p.toFixed(3);
}
