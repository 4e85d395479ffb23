/** A symmetric range of percentage points, in tens, that holds every interval. */
export function pointDomain(intervals: readonly (readonly [number, number])[]): [number, number] {
  const farthest = Math.max(10, ...intervals.flat().map((value) => Math.abs(value)));
  const end = Math.min(100, 10 * Math.ceil(farthest / 10));
  return [-end, end];
}
