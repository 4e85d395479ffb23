const FIRST = Date.UTC(1, 0, 1);
const LAST = Date.UTC(9999, 11, 31);

/** Whether a moment is one that a four-digit year can say. */
export function isPlainMoment(ms: number): boolean {
  return ms >= FIRST && ms <= LAST;
}

/** A moment as a date; one out of all bounds (a row that was tampered with) becomes the nearest. */
export function momentOf(ms: number): Date {
  return new Date(Math.min(Math.max(ms, FIRST), LAST));
}
