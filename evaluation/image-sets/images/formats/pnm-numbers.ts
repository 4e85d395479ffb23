// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs two times the loop itself.
const HASH = 0x23;
const ZERO = 0x30;

/**
 * Reads the numbers of a plain portable map, parted by white space (`many` digits each), or one
 * digit 0 or 1 each with or without space between (`single`). Comments run from # to the line's
 * end. Throws RangeError when there are too few or something else stands among them.
 */
export function pnmNumbers(
  bytes: Uint8Array,
  options: { start: number; count: number; digits: 'single' | 'many' },
): Uint32Array {
  const { start, count, digits } = options;
  const numbers = new Uint32Array(count);
  let found = 0;
  let value = -1;
  const finish = (): void => {
    if (value >= 0 && found < count) numbers[found++] = value;
    value = -1;
  };
  for (let at = start; at < bytes.length && found < count; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === HASH) {
      while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
    } else if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) {
      finish();
    } else {
      const digit = byte - ZERO;
      if (digit < 0 || digit > (digits === 'single' ? 1 : 9))
        throw new RangeError(`it has the byte ${byte} among its numbers`);
      value = Math.max(value, 0) * 10 + digit;
      if (value > 0xffff) throw new RangeError(`it holds the value ${value}…`);
      if (digits === 'single') finish();
    }
  }
  finish();
  if (found < count) throw new RangeError(`it ends after ${found} of ${count} numbers`);
  return numbers;
}
