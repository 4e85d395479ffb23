type Bounds = readonly [number, number];

/**
 * The interval of a difference from those of its two parts, without assuming that these are symmetric:
 *
 *     L = a − b − √((a − lₐ)² + (u_b − b)²),   U = a − b + √((uₐ − a)² + (b − l_b)²)
 *
 * (MOVER; Zou and Donner, Construction of confidence limits about effect measures, Statistics in
 * Medicine 27, 2008). It takes the parts as independent, so it is too wide where they rise and fall
 * together. Null where an interval does not hold its estimate, as one of a corrected estimate may not.
 */
export function differenceInterval(
  a: { value: number; interval: Bounds },
  b: { value: number; interval: Bounds },
): [number, number] | null {
  const holds = [a, b].every(({ value, interval: [low, high] }) => low <= value && value <= high);
  if (!holds) return null;
  const difference = a.value - b.value;
  const below = Math.hypot(a.value - a.interval[0], b.interval[1] - b.value);
  const above = Math.hypot(a.interval[1] - a.value, b.value - b.interval[0]);
  return [difference - below, difference + above];
}
