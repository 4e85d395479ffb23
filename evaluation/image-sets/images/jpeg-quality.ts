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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === MARKER) {
    const kind = bytes[at + 1];
    if (kind === START_OF_SCAN) return undefined;
    const length = view.getUint16(at + 2);
    if (kind === QUANTIZATION_TABLES)
      return qualityOfTable(bytes.subarray(at + 4, at + 2 + length));
    at += 2 + length;
  }
  return undefined;
}

function qualityOfTable(table: Uint8Array): number | undefined {
  const [precision] = table;
  if (precision === undefined) return undefined;
  const wide = precision >> 4 === 1;
  if (table.length < 1 + (wide ? 128 : 64)) return undefined;
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  let sum = 0;
  for (let i = 1; i <= 64; i++) sum += wide ? view.getUint16(2 * i - 1) : view.getUint8(i);
  const percent = (100 * sum) / STANDARD_LUMINANCE_SUM;
  const quality = percent <= 100 ? (200 - percent) / 2 : 5000 / percent;
  return Math.min(100, Math.max(1, Math.round(quality)));
}
