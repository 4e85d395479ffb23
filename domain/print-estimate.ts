/** A p-value for print: three decimals, and never zero. */
export function formatP(p: number): string {
  if (p < 0.001) return '< 0.001';
  return p.toFixed(3);
}

/** The level of an interval: `95%`, `99.5%`. */
export function formatLevel(level: number): string {
  return `${Number((100 * level).toFixed(4))}%`;
}

/** A percentage with one decimal and a true minus sign: `41.1%`, `−3.0%`. */
export function formatPercent(percent: number): string {
  return `${percent.toFixed(1).replace('-', '−')}%`;
}

/** A share between −1 and 1 in percentage points with its sign: `+10.3`, `−2.0`. */
export function formatPoints(share: number): string {
  const points = (100 * share).toFixed(1);
  if (Number(points) === 0) return '0.0';
  return points.startsWith('-') ? points.replace('-', '−') : `+${points}`;
}
