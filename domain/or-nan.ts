/** A number as columns of numbers keep it: not a number where there is none. */
export function orNaN(value: number | null): number {
  // eslint-disable-next-line onpar/no-silent-default -- the one place where nothing becomes not-a-number
  return value === null ? NaN : value;
}
