/** A file that people take for a table of text and that is none, and what to do with it. */
export type NoText = { what: string; advice: string };

const SPREADSHEET = 'save the sheet as CSV (UTF-8) in the program that made it';
const DOCUMENT = 'save it as text, one a line, or as CSV';
const FROM_PYTHON = 'write it as CSV or JSON Lines, as with to_csv of pandas';
const UNPACK = 'unpack it, and give the file that is in it';
const OTHER = 'give a CSV, TSV, JSON or text file';

const BEGINNINGS: readonly (readonly [beginning: RegExp, what: string, advice: string])[] = [
  [/^PK\x03\x04[^]*PK\x03\x04[^]{26}xl\//, 'an Excel workbook', SPREADSHEET],
  [/^PK\x03\x04[^]*PK\x03\x04[^]{26}word\//, 'a Word document', DOCUMENT],
  [
    /^PK\x03\x04[^]{26}mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/,
    'an OpenDocument spreadsheet',
    SPREADSHEET,
  ],
  [
    /^PK\x03\x04[^]{26}mimetypeapplication\/vnd\.oasis\.opendocument/,
    'an OpenDocument text',
    DOCUMENT,
  ],
  [/^PK\x03\x04[^]*PK\x03\x04[^]{26}Index\/[^]*\.iwa/, 'a Numbers or Pages document', SPREADSHEET],
  [/^PK\x03\x04[^]{26}\[Content_Types\]\.xml/, 'an Excel or Word document', SPREADSHEET],
  [/^PK(?:\x03\x04|\x05\x06)/, 'a zip archive', UNPACK],
  [/^\xd0\xcf\x11\xe0/, 'an old Excel or Word document', SPREADSHEET],
  [/^\x1f\x8b/, 'compressed by gzip', UNPACK],
  [/^\(\xb5\/\xfd/, 'compressed by Zstandard', UNPACK],
  [/^BZh[1-9]1AY/, 'compressed by bzip2', UNPACK],
  [/^\xfd7zXZ\0/, 'compressed by xz', UNPACK],
  [/^7z\xbc\xaf\x27\x1c/, 'a 7-Zip archive', UNPACK],
  [/^Rar!\x1a\x07/, 'a RAR archive', UNPACK],
  [/^[^]{257}ustar/, 'a tar archive', UNPACK],
  [/^PAR1/, 'a Parquet file', FROM_PYTHON],
  [/^(?:ARROW1|\xff{4}[^]{3}\0)/, 'an Arrow file', FROM_PYTHON],
  [/^FEA1/, 'a Feather file', FROM_PYTHON],
  [/^\x89HDF/, 'an HDF5 file', FROM_PYTHON],
  [/^\x93NUMPY/, 'a NumPy array', FROM_PYTHON],
  [/^\x80[\x02-\x05][\x95}\]c(]/, 'a Python pickle', FROM_PYTHON],
  [/^Obj\x01/, 'an Avro file', FROM_PYTHON],
  [/^SQLite format 3\0/, 'an SQLite database', 'export the table as CSV'],
  [/^\x89PNG/, 'a PNG image', OTHER],
  [/^\xff\xd8\xff/, 'a JPEG image', OTHER],
  [/^%PDF/, 'a PDF', OTHER],
  [/^\{\\rtf/, 'a document in Rich Text Format', DOCUMENT],
  [
    /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)/i,
    'a web page',
    'download the file itself that the page shows',
  ],
  [/^version https:\/\/git-lfs/, 'a Git LFS pointer', 'git lfs pull brings the file'],
];
/** Names in archives stand at its beginning, and bytes of no text soon. */
const HEAD_BYTES = 8192;
const NO_TEXT: NoText = { what: 'binary', advice: OTHER };
/** Of text, beside tabs, ends of lines and pages, and the escape of terminals, only NUL is left to its line. */
const CONTROL = /[\x01-\x08\x0e-\x1a\x1c-\x1f]/;

/**
 * What a file is by its first bytes, where it is none of text: one of those that are often taken for
 * it, or unknown, with control characters beside bytes that are no UTF-8.
 *
 * @param isWide of text in UTF-16, which has such bytes
 */
export function binaryFormat(bytes: Uint8Array, isWide: boolean): NoText | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES));
  const latin1 = head.toString('latin1');
  const known = BEGINNINGS.find(([beginning]) => beginning.test(latin1));
  if (known !== undefined) return { what: known[1], advice: known[2] };
  const isText = isWide || !CONTROL.test(latin1) || isUtf8(head);
  return isText ? undefined : NO_TEXT;
}

/** But for a character that the head cuts. */
function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
