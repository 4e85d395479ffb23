/**
 * A value that must be there: what an invariant of ours promises and its type cannot.
 *
 * @param what names the value in the error, in the reader's words
 * @throws RangeError when it is null or undefined
 * @example present(prices.get(key), `the price of ${key}`)
 */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  if (value !== null && value !== undefined) return value;
  throw new RangeError(`${what} is missing`);
}
