// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs four times the loop itself.
const MAX_CODES = 4096;

/** The strings of colour numbers that LZW codes stand for, each its prefix's and one letter more. */
type Strings = { prefixes: Int16Array; letters: Uint8Array; lengths: Uint16Array };

/**
 * Unpacks the LZW codes of a GIF frame to `count` colour numbers. Throws RangeError when a code is
 * not defined yet or the codes end before the last pixel.
 *
 * Source: Graphics Interchange Format, version 89a, appendix F.
 */
export function unpackGifCodes(options: {
  bytes: Uint8Array;
  at: number;
  minimumSize: number;
  count: number;
}): Uint8Array {
  const { bytes, at, minimumSize, count } = options;
  if (minimumSize < 1 || minimumSize > 8)
    throw new RangeError(`its codes have ${minimumSize} bits`);
  const clear = 1 << minimumSize;
  const strings = singleLetters(clear);
  const indices = new Uint8Array(count);
  const read = codeReader(bytes, at);
  let [size, next, last, done] = [minimumSize + 1, clear + 2, -1, 0];
  while (done < count) {
    const code = read(size);
    if (code === undefined || code === clear + 1)
      throw new RangeError(`its codes end after ${done} of ${count} pixels`);
    if (code === clear) {
      [size, next, last] = [minimumSize + 1, clear + 2, -1];
      continue;
    }
    if (last < 0 ? code > clear : code > next)
      throw new RangeError(`it has the code ${code} before its definition`);
    // A code that is just being defined is the last string and that string's first letter.
    const first = writeString(strings, { code: code === next ? last : code, indices, at: done });
    if (last >= 0 && next < MAX_CODES) {
      strings.prefixes[next] = last;
      strings.letters[next] = first;
      strings.lengths[next] = (strings.lengths[last] ?? 1) + 1;
      next++;
      if (next === 1 << size && size < 12) size++;
    }
    const length = strings.lengths[code] ?? 1;
    if (done + length <= count) indices[done + length - 1] = strings.letters[code] ?? 0;
    done += length;
    last = code;
  }
  return indices;
}

/** The strings before any is defined: each code below `clear` stands for its own letter. */
function singleLetters(clear: number): Strings {
  return {
    prefixes: new Int16Array(MAX_CODES),
    letters: Uint8Array.from({ length: MAX_CODES }, (_, code) => code % clear),
    lengths: new Uint16Array(MAX_CODES).fill(1),
  };
}

/** Writes the string of a code, from its end, as far as there is room; returns its first letter. */
function writeString(
  { prefixes, letters, lengths }: Strings,
  { code, indices, at }: { code: number; indices: Uint8Array; at: number },
): number {
  let letter = 0;
  let step = code;
  for (let place = at + (lengths[code] ?? 1) - 1; place >= at; place--) {
    letter = letters[step] ?? 0;
    if (place < indices.length) indices[place] = letter;
    step = prefixes[step] ?? 0;
  }
  return letter;
}

/** Codes of any number of bits from a chain of sub-blocks, low bits first. */
function codeReader(bytes: Uint8Array, start: number): (size: number) => number | undefined {
  let at = start;
  let blockEnd = start;
  let bits = 0;
  let held = 0;
  return (size) => {
    while (held < size) {
      if (at === blockEnd) {
        const block = bytes[at];
        if (block === undefined || block === 0) return undefined;
        at++;
        blockEnd = at + block;
      }
      const byte = bytes[at++];
      if (byte === undefined) return undefined;
      bits |= byte << held;
      held += 8;
    }
    const code = bits & ((1 << size) - 1);
    bits >>>= size;
    held -= size;
    return code;
  };
}
