/** A percentage with one decimal and a true minus sign: `41.1%`, `−3.0%`. */
export function formatPercent(percent: number): string {
  return `${percent.toFixed(1).replace('-', '−')}%`;
}
