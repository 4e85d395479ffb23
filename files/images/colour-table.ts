// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs five times the loop itself.
/**
 * RGB pixels of colour numbers. A table that is no more than the greys in their order is left aside,
 * as one that is not there; numbers past the end of any other are black. So does Pillow.
 *
 * @param table colours of `stride` bytes each, the first three of them in the order `order`
 */
export function coloured(options: {
  indices: Uint8Array;
  table: Uint8Array;
  stride: 3 | 4;
  order: 'rgb' | 'bgr';
}): Uint8Array {
  const { indices, table, stride, order } = options;
  const colours = new Uint8Array(3 * 256);
  const count = Math.floor(table.length / stride);
  let onlyGreys = true;
  for (let i = 0; i < count; i++)
    for (let channel = 0; channel < 3; channel++) {
      const value = table[i * stride + (order === 'rgb' ? channel : 2 - channel)] ?? 0;
      colours[3 * i + channel] = value;
      onlyGreys &&= value === i;
    }
  if (onlyGreys) return repeatedGrey(indices);
  const pixels = new Uint8Array(indices.length * 3);
  for (let i = 0, to = 0; i < indices.length; i++) {
    const from = 3 * (indices[i] ?? 0);
    pixels[to++] = colours[from] ?? 0;
    pixels[to++] = colours[from + 1] ?? 0;
    pixels[to++] = colours[from + 2] ?? 0;
  }
  return pixels;
}

/** RGB pixels of grey ones. */
export function repeatedGrey(greys: Uint8Array): Uint8Array {
  const pixels = new Uint8Array(greys.length * 3);
  for (let i = 0; i < pixels.length; i++) pixels[i] = greys[Math.trunc(i / 3)] ?? 0;
  return pixels;
}

/** Greys of numbers on another scale: cut at 0 and 255, fractions dropped, as Pillow does. */
export function clippedGreys(values: ArrayLike<number>): Uint8Array {
  const greys = new Uint8Array(values.length);
  for (let i = 0; i < greys.length; i++) {
    const value = values[i] ?? 0;
    greys[i] = value > 0 ? Math.min(255, Math.trunc(value)) : 0;
  }
  return greys;
}
