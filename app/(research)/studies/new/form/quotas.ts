/** How many prompts of each name a filter draws, as far as it is such a map; null where it is something else. */
export function quotasAt(value: unknown): Record<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value));
}

/**
 * A draw shared out as evenly as can be: over the names that were ticked, or over all there are. Each
 * gets at least one.
 *
 * @example quotasOfDraw({ options: ['a', 'b', 'c'], ticked: [], draw: 10 }) // { a: 4, b: 3, c: 3 }
 */
export function quotasOfDraw(options: {
  options: readonly string[];
  ticked: readonly string[];
  draw: unknown;
}): Record<string, number> {
  const { ticked, draw } = options;
  const names = ticked.length > 0 ? ticked : options.options;
  const whole = typeof draw === 'number' && Number.isInteger(draw) ? draw : names.length;
  const [each, more] = [Math.floor(whole / names.length), whole % names.length];
  return Object.fromEntries(names.map((name, i) => [name, Math.max(1, each + (i < more ? 1 : 0))]));
}

/** The same prompts' names as a list, and how many are drawn in all; undefined where that is not known. */
export function ticksOfQuotas(quotas: Readonly<Record<string, unknown>>): {
  names: string[];
  sum: number | undefined;
} {
  const counts = Object.values(quotas);
  const numbers = counts.filter((count) => typeof count === 'number');
  const sum = numbers.reduce((total, count) => total + count, 0);
  return { names: Object.keys(quotas), sum: sum > 0 ? sum : undefined };
}
