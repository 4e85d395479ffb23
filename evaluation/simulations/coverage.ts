/** The share of intervals that hold a value, in percent with one decimal. */
export function coverage(intervals: readonly (readonly [number, number])[], value: number): string {
  const holding = intervals.filter(([low, high]) => low <= value && value <= high);
  return ((100 * holding.length) / intervals.length).toFixed(1);
}

/** The mean of some numbers. */
export function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
