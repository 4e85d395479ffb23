// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs eight times the loop itself.
/**
 * Unpacks the run-length coding of a bitmap with 8 or 4 bits a pixel: colour numbers, rows in their
 * stored order. Pixels that the code skips have number 0. Throws RangeError when the code ends
 * before the last pixel, as Pillow does.
 *
 * Source: "Bitmap Compression" of the Windows documentation.
 */
// eslint-disable-next-line onpar/function-length -- one loop over the five kinds of codes, which share its place
export function bmpRunLengths(options: {
  bytes: Uint8Array;
  at: number;
  width: number;
  height: number;
  nibbles: boolean;
}): Uint8Array {
  const { bytes, width, height, nibbles } = options;
  const indices = new Uint8Array(width * height);
  let at = options.at;
  let done = 0;
  let x = 0;
  while (done < indices.length && at + 2 <= bytes.length) {
    const count = bytes[at] ?? 0;
    const code = bytes[at + 1] ?? 0;
    at += 2;
    if (count > 0) {
      const run = Math.min(count, Math.max(0, width - x), indices.length - done);
      for (let i = 0; i < run; i++) indices[done + i] = nibbles ? nibble(code, i) : code;
      done += run;
      x += run;
    } else if (code === 0) {
      done = Math.ceil(done / width) * width;
      x = 0;
    } else if (code === 1) {
      break;
    } else if (code === 2) {
      if (at + 2 > bytes.length) break;
      done = Math.min(indices.length, done + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * width);
      x = done % width;
      at += 2;
    } else {
      const literal = Math.min(code, indices.length - done);
      const size = nibbles ? (literal + 1) >> 1 : literal;
      if (at + size > bytes.length) break;
      for (let i = 0; i < literal; i++)
        indices[done + i] = nibbles ? nibble(bytes[at + (i >> 1)] ?? 0, i) : (bytes[at + i] ?? 0);
      done += literal;
      x += code;
      at += size;
      at += at % 2;
    }
  }
  if (done < indices.length)
    throw new RangeError(`its code ends after ${done} of ${indices.length} pixels`);
  return indices;
}

function nibble(byte: number, place: number): number {
  return place % 2 === 0 ? byte >> 4 : byte & 15;
}
