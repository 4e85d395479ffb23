const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A count with its thousands set apart: `1,234`. */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** A length of time in at most two units: `48 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
export function formatDuration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return pair(Math.floor(s / 60), 'min', s % 60, 's');
  const minutes = Math.round(s / 60);
  if (minutes < 1440) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(s / 3600);
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

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
