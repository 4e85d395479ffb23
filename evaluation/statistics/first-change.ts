/**
 * The fewest of 1 .. most removals at which something has changed, by doubling and bisection; null when
 * not even all of them change it. Where a change does not last it may be one of the later ones.
 *
 * @example firstChange(100, (removed) => removed >= 37) // 37
 */
export function firstChange(most: number, changed: (removed: number) => boolean): number | null {
  if (most < 1) return null;
  let high = 1;
  while (high < most && !changed(high)) high = Math.min(most, high * 2);
  if (!changed(high)) return null;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (changed(middle)) high = middle;
    else low = middle;
  }
  return high;
}
