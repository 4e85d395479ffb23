import { csvDialectOf, tellsDialect } from './csv-dialect.ts';
import { CsvScanner, LONGEST_RECORD } from './csv-scanner.ts';

/**
 * A scanner of a CSV file (RFC 4180, in the dialect that its beginning tells), each time more of the file
 * was fed to it: whoever asks goes through the records that it has by then.
 *
 * @param pieces of UTF-8, each of whole characters
 * @example
 * for await (const scanner of csvRecords(pieces, name)) {
 *   while (scanner.next()) scanner.texts();
 * }
 */
export async function* csvRecords(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<CsvScanner> {
  const beginning = new Beginning();
  let scanner: CsvScanner | null = null;
  for await (const piece of pieces) {
    if (scanner !== null) scanner.feed(piece, false);
    else if (beginning.add(piece)) scanner = beginning.scanner(name);
    if (scanner !== null) yield scanner;
  }
  scanner ??= beginning.scanner(name);
  scanner.feed(new Uint8Array(0), true);
  yield scanner;
}

/** The pieces of a file up to the one that tells its dialect. */
class Beginning {
  readonly #pieces: Uint8Array[] = [];
  #length = 0;
  #mayTell = false;

  /** Takes a piece in; tells whether there is enough, or more than a record may have. */
  add(piece: Uint8Array): boolean {
    this.#pieces.push(piece);
    this.#length += piece.length;
    // without a line end there is nothing to look for in what may be long
    this.#mayTell ||= piece.includes(LF) || piece.includes(CR);
    if (this.#length > LONGEST_RECORD) return true;
    return this.#mayTell && tellsDialect(this.#bytes().toString());
  }

  scanner(name: string): CsvScanner {
    const bytes = this.#bytes();
    const { told, ...dialect } = csvDialectOf(bytes.toString());
    const scanner = new CsvScanner(dialect, name);
    scanner.feed(bytes.subarray(Buffer.byteLength(told)), false);
    return scanner;
  }

  #bytes(): Buffer {
    return Buffer.concat(this.#pieces);
  }
}

const LF = 10;
const CR = 13;
