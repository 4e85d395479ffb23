/** Sum of the luminance quantisation table in annex K of the JPEG standard (ITU-T T.81). */
const STANDARD_LUMINANCE_SUM = 3688;

const MARKER = 0xff;
const START_OF_SCAN = 0xda;
const QUANTIZATION_TABLES = 0xdb;

/**
 * The quality setting (1 to 100, as libjpeg counts it) that a JPEG file was saved with, judged by
 * its luminance quantisation table; undefined when the bytes are no JPEG.
 */
export function jpegQuality(bytes: Uint8Array): number | undefined {
  if (bytes[0] !== MARKER || bytes[1] !== 0xd8) return undefined;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === MARKER) {
    const kind = bytes[at + 1];
    if (kind === START_OF_SCAN) return undefined;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (kind === QUANTIZATION_TABLES)
      return qualityOfTable(bytes.subarray(at + 4, at + 2 + length));
    at += 2 + length;
  }
  return undefined;
}

function qualityOfTable(table: Uint8Array): number | undefined {
  const wide = (table[0] ?? 0) >> 4 === 1;
  if (table.length < 1 + (wide ? 128 : 64)) return undefined;
  let sum = 0;
  for (let i = 1; i <= 64; i++)
    sum += wide ? ((table[2 * i - 1] ?? 0) << 8) | (table[2 * i] ?? 0) : (table[i] ?? 0);
  const percent = (100 * sum) / STANDARD_LUMINANCE_SUM;
  const quality = percent <= 100 ? (200 - percent) / 2 : 5000 / percent;
  return Math.min(100, Math.max(1, Math.round(quality)));
}
