// A hot loop of `npm run bench:statistics`: bytes are read with a default that is never used.
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import type { CsvDialect } from './csv-dialect.ts';

/** A record longer than this is refused: it is not a vote, and memory stays bounded. */
export const LONGEST_RECORD = 1_000_000;

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** What a byte may be the end of. */
const OF_FIELD = 1;
const OF_RECORD = 2;
const OF_PLAIN_TEXT = 3;

/**
 * The records of a CSV file (RFC 4180, in a given dialect), one after another, as the places of their
 * fields in the bytes: no text is made of what nobody reads. Blank lines are left out.
 *
 * @example
 * scanner.feed(chunk, false);
 * while (scanner.next()) scanner.text(0);
 */
export class CsvScanner {
  /** the bytes that places are in, until more are fed */
  bytes: Buffer = Buffer.alloc(0);
  /** the same bytes, to be read by more than one */
  view = new DataView(this.bytes.buffer);
  /** the line that the record begins on; the first line of the file is 1 */
  line = 0;
  /** how many fields the record has */
  count = 0;
  #starts = new Int32Array(32);
  #ends = new Int32Array(32);
  readonly #name: string;
  readonly #delimiter: Buffer;
  readonly #lineEnd: number;
  readonly #endOf: Uint8Array;
  /** where the next record begins, and on which line */
  #next = 0;
  #nextLine: number;
  /** line ends within quotation marks of the record */
  #linesWithin = 0;
  #isLast = false;
  /** how many of the bytes were fed */
  #length = 0;
  /** how many there must be before the record is gone through again: it may be long, and come slowly */
  #enough = 0;

  constructor({ delimiter, lineEnd, firstLine }: CsvDialect, name: string) {
    this.#name = name;
    this.#delimiter = Buffer.from(delimiter);
    this.#lineEnd = lineEnd.charCodeAt(0);
    this.#endOf = new Uint8Array(256);
    this.#endOf[QUOTE] = OF_PLAIN_TEXT;
    this.#endOf[this.#lineEnd] = OF_RECORD;
    this.#endOf[at(this.#delimiter, 0, 'the delimiter')] = OF_FIELD;
    this.#nextLine = firstLine;
  }

  /** Takes in more of the file, in UTF-8; `isLast` where nothing follows. */
  feed(more: Uint8Array, isLast: boolean): void {
    this.#makeRoom(more.length);
    this.bytes.set(more, this.#length);
    this.#length += more.length;
    this.#isLast = isLast;
  }

  /** Moves what is left to the beginning of the memory, or to more of it. */
  #makeRoom(length: number): void {
    const needed = this.#length - this.#next + length;
    const target = needed <= this.bytes.length ? this.bytes : Buffer.alloc(2 * needed);
    this.bytes.copy(target, 0, this.#next, this.#length);
    this.bytes = target;
    this.view = new DataView(target.buffer, target.byteOffset, target.length);
    this.#length -= this.#next;
    this.#next = 0;
  }

  /**
   * Goes to the next record; false where its end has not been fed, or there is none.
   *
   * @throws UserError with the line when a quote is not closed, text stands beside one, or the record is
   * too long
   */
  next(): boolean {
    if (!this.#isLast && this.#length - this.#next < this.#enough) return false;
    while (this.#next < this.#length) {
      this.line = this.#nextLine;
      this.count = 0;
      this.#linesWithin = 0;
      const end = this.#scan();
      if (end < 0) {
        this.#refuseTooLong(this.#length);
        this.#enough = 2 * (this.#length - this.#next);
        return false;
      }
      if (end - this.#next > LONGEST_RECORD) this.#refuseTooLong(end);
      this.#next = Math.min(end, this.#length);
      this.#enough = 0;
      this.#nextLine += 1 + this.#linesWithin;
      if (this.count > 1 || this.text(0) !== '') return true;
    }
    return false;
  }

  /** Where a field of the record begins in the bytes, with its quotation mark if it has one. */
  start(field: number): number {
    return this.#starts[field] ?? 0;
  }

  /** Where it ends. */
  end(field: number): number {
    return this.#ends[field] ?? 0;
  }

  /** Its text, in memory of its own. */
  text(field: number): string {
    const start = this.start(field);
    const end = this.end(field);
    if (this.bytes[start] !== QUOTE || start === end)
      return this.bytes.toString('utf8', start, end);
    return this.bytes.toString('utf8', start + 1, end - 1).replaceAll('""', '"');
  }

  /** The texts of the record's fields. */
  texts(): string[] {
    return Array.from({ length: this.count }, (_, field) => this.text(field));
  }

  /** Notes the fields of the record; returns the place after it, or -1 where its end was not fed. */
  #scan(): number {
    const { bytes } = this;
    const length = this.#length;
    const endOf = this.#endOf;
    let start = this.#next;
    let quoted = false;
    let place = start;
    for (; place < length; place++) {
      const end = endOf[bytes[place] ?? 0];
      if (end === 0) continue;
      if (end === OF_RECORD) break;
      if (end === OF_PLAIN_TEXT) {
        if (place !== start) throw this.#strayQuote();
        const closing = this.#closingQuote(place + 1);
        if (closing < 0) return -1;
        if (!this.#endsField(closing + 1)) throw this.#strayQuote();
        this.#note(start, closing + 1);
        quoted = true;
        place = closing;
      } else if (this.#isDelimiter(place)) {
        if (!quoted) this.#note(start, place);
        quoted = false;
        start = place + this.#delimiter.length;
        place = start - 1;
      }
    }
    if (place === length && !this.#isLast) return -1;
    if (!quoted) this.#note(start, this.#withoutCr(start, place));
    return place + 1;
  }

  /** Whether nothing of a field stands at a place after its quotation mark. */
  #endsField(place: number): boolean {
    if (place === this.#length) return true;
    const byte = this.bytes[place] ?? 0;
    if (byte === CR && this.#lineEnd === LF)
      return place + 1 === this.#length || this.bytes[place + 1] === LF;
    const end = this.#endOf[byte];
    return end === OF_RECORD || (end === OF_FIELD && this.#isDelimiter(place));
  }

  #isDelimiter(place: number): boolean {
    if (this.#delimiter.length === 1) return true;
    const { length } = this.#delimiter;
    return this.#delimiter.equals(this.bytes.subarray(place, place + length));
  }

  /** The place before the CR that belongs to a line end. */
  #withoutCr(start: number, end: number): number {
    const isOfLineEnd = this.#lineEnd === LF && end > start && this.bytes[end - 1] === CR;
    return isOfLineEnd ? end - 1 : end;
  }

  #note(start: number, end: number): void {
    const { count } = this;
    if (count === this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#ends = doubled(this.#ends);
    }
    this.#starts[count] = start;
    this.#ends[count] = end;
    this.count = count + 1;
  }

  /** The place of the quotation mark that closes the field from `from` on; -1 where it was not fed. */
  #closingQuote(from: number): number {
    const { bytes } = this;
    const length = this.#length;
    for (let place = from; place < length; place++) {
      const byte = bytes[place];
      if (byte === CR || (byte === LF && bytes[place - 1] !== CR)) this.#linesWithin += 1;
      if (byte !== QUOTE) continue;
      // what follows it, and a LF after a CR
      if (place + 2 >= length && !this.#isLast) return -1;
      if (place + 1 < length && bytes[place + 1] === QUOTE) {
        place += 1;
        continue;
      }
      return place;
    }
    if (this.#isLast && length - this.#next <= LONGEST_RECORD)
      throw this.#wrongQuotes('opens a quotation mark that is never closed');
    return -1;
  }

  #strayQuote(): UserError {
    return this.#wrongQuotes(
      'has a quotation mark inside a field that is not quoted as RFC 4180 asks',
    );
  }

  #wrongQuotes(wrong: string): UserError {
    return new UserError(
      `${this.#name}, line ${this.line} ${wrong}; write it as "…" with inner quotes doubled.`,
      { code: 'votes-csv-quotes' },
    );
  }

  /** Characters are counted only where there are so many bytes. */
  #refuseTooLong(end: number): void {
    if (end - this.#next <= LONGEST_RECORD) return;
    const { length } = this.bytes.toString('utf8', this.#next, end);
    if (length <= LONGEST_RECORD) return;
    throw new UserError(
      `${this.#name}, line ${this.line} is longer than ${LONGEST_RECORD} characters, so this is not a votes file; give the file that \`onpar votes export\` wrote.`,
      { code: 'votes-csv-too-long' },
    );
  }
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(2 * column.length);
  longer.set(column);
  return longer;
}
