/** A share between −1 and 1 in percentage points with its sign: `+10.3`, `−2.0`. */
export function formatPoints(share: number): string {
  const points = (100 * share).toFixed(1);
  if (Number(points) === 0) return '0.0';
  return points.startsWith('-') ? points.replace('-', '−') : `+${points}`;
}
