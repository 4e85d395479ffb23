/**
 * A result as it is, if all its numbers are finite. Throws RangeError where one overflowed: features
 * whose squares are numbers may have products that are none.
 */
export function requireFinite(result: object): object {
  for (const part of Object.values<unknown>({ ...result })) {
    if (typeof part === 'number' && !Number.isFinite(part))
      throw new RangeError('its numbers overflow: the features are too large');
    if (typeof part === 'object' && part !== null) requireFinite(part);
  }
  return result;
}
