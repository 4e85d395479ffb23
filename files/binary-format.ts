/** How files begin that people take for a table of text, and that are none. */
const BEGINNINGS: readonly (readonly [beginning: string, what: string])[] = [
  ['PK\u0003\u0004', 'an Excel workbook or a zip archive'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Excel workbook'],
  ['\u001f\u008b', 'compressed by gzip'],
  ['(\u00b5/\u00fd', 'compressed by Zstandard'],
  ['PAR1', 'a Parquet file'],
  ['ARROW1', 'an Arrow file'],
  ['SQLite format 3\0', 'an SQLite database'],
  ['\u0089PNG', 'a PNG image'],
  ['\u00ff\u00d8\u00ff', 'a JPEG image'],
  ['%PDF', 'a PDF'],
];

/** What a file is by its first bytes, where it is one of those that are often taken for text. */
export function binaryFormat(head: Uint8Array): string | undefined {
  const text = Buffer.from(head.subarray(0, 16)).toString('latin1');
  return BEGINNINGS.find(([beginning]) => text.startsWith(beginning))?.[1];
}
