/** The places of values that an earlier one equals, when `fold` has taken away what does not count. */
export function findRepeated<Value>(
  values: readonly Value[],
  fold: (value: Value) => unknown = (value) => value,
): number[] {
  const seen = new Set<unknown>();
  return values.flatMap((value, place) => {
    const folded = fold(value);
    if (seen.has(folded)) return [place];
    seen.add(folded);
    return [];
  });
}
