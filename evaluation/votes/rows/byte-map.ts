// A hot loop of `npm run bench:statistics`: entries are read with a default that is never used.

/** Entries that a map begins with, and may have at most; a full one is emptied. */
const FIRST_ENTRIES = 1024;
const MOST_ENTRIES = 2 ** 18;
const MOST_BYTES = 2 ** 24;
/** Longer keys are not kept. */
const LONGEST_KEY = 1024;
/** How far an entry may stand from its place, so that nobody can fill one place with many. */
const MOST_STEPS = 24;

/**
 * What was read from bytes before, by those bytes: the cells of a million votes repeat the same few
 * thousand texts, and no text is made of one that was met. It forgets all when it is full, so that its
 * memory is bounded whatever a file holds: what is not found is read again.
 *
 * @example
 * numbers.set(view, 0, 4, 2500);
 * numbers.get(view, 0, 4); // 2500
 */
export class ByteMap<Value> {
  /** one more than the entry whose place it is; 0 where there is none */
  #slots = new Int32Array(2 * FIRST_ENTRIES);
  #hashes = new Int32Array(FIRST_ENTRIES);
  /** where the bytes of each entry begin, and last where those of the next will */
  #starts = new Int32Array(FIRST_ENTRIES + 1);
  #keys = new DataView(new ArrayBuffer(16 * FIRST_ENTRIES));
  #values: Value[] = [];
  /** the entry that was found last: rows that follow each other often have the same */
  #last = 0;

  /** The value of the bytes between two places, if it is kept. */
  get(bytes: DataView, start: number, end: number): Value | undefined {
    if (this.#isEntry(this.#last, bytes, start, end)) return this.#values[this.#last];
    const hash = hashOf(bytes, start, end);
    const mask = this.#slots.length - 1;
    for (let step = 0; step < MOST_STEPS; step++) {
      const entry = (this.#slots[(hash + step) & mask] ?? 0) - 1;
      if (entry < 0) return undefined;
      if (this.#hashes[entry] !== hash || !this.#isEntry(entry, bytes, start, end)) continue;
      this.#last = entry;
      return this.#values[entry];
    }
    return undefined;
  }

  /** Keeps the value of bytes that have none. */
  set(bytes: DataView, start: number, end: number, value: Value): void {
    const length = end - start;
    if (length > LONGEST_KEY) return;
    this.#makeRoom(length);
    const hash = hashOf(bytes, start, end);
    const entry = this.#values.push(value) - 1;
    const from = this.#starts[entry] ?? 0;
    for (let i = 0; i < length; i++) this.#keys.setUint8(from + i, bytes.getUint8(start + i));
    this.#starts[entry + 1] = from + length;
    this.#hashes[entry] = hash;
    this.#last = entry;
    this.#place(entry, hash);
  }

  /** From the end, because most keys of one length differ there. */
  #isEntry(entry: number, bytes: DataView, start: number, end: number): boolean {
    const from = this.#starts[entry] ?? 0;
    let left = end - start;
    if (entry >= this.#values.length || (this.#starts[entry + 1] ?? 0) - from !== left)
      return false;
    const keys = this.#keys;
    for (; left >= 4; left -= 4) {
      if (keys.getInt32(from + left - 4) !== bytes.getInt32(start + left - 4)) return false;
    }
    for (; left > 0; left--) {
      if (keys.getUint8(from + left - 1) !== bytes.getUint8(start + left - 1)) return false;
    }
    return true;
  }

  /** Where all the places of a hash are taken, the entry is not found again. */
  #place(entry: number, hash: number): void {
    const mask = this.#slots.length - 1;
    for (let step = 0; step < MOST_STEPS; step++) {
      const place = (hash + step) & mask;
      if (this.#slots[place] !== 0) continue;
      this.#slots[place] = entry + 1;
      return;
    }
  }

  #makeRoom(length: number): void {
    const size = this.#values.length;
    const bytes = (this.#starts[size] ?? 0) + length;
    if (size === MOST_ENTRIES || bytes > MOST_BYTES) {
      this.#slots.fill(0);
      this.#values = [];
      return;
    }
    if (bytes > this.#keys.byteLength) {
      const more = new Uint8Array(2 * bytes);
      more.set(new Uint8Array(this.#keys.buffer));
      this.#keys = new DataView(more.buffer);
    }
    if (size < this.#hashes.length) return;
    this.#hashes = longer(this.#hashes, 2 * size);
    this.#starts = longer(this.#starts, 2 * size + 1);
    this.#slots = new Int32Array(4 * size);
    for (let entry = 0; entry < size; entry++) this.#place(entry, this.#hashes[entry] ?? 0);
  }
}

/** FNV-1a (Fowler, Noll and Vo) over four bytes at a time, its upper bits folded into the lower. */
function hashOf(bytes: DataView, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  let i = start;
  for (; i + 4 <= end; i += 4) {
    hash = Math.imul(hash ^ bytes.getInt32(i), 0x01000193);
    hash ^= hash >>> 15;
  }
  for (; i < end; i++) hash = Math.imul(hash ^ bytes.getUint8(i), 0x01000193);
  return hash ^ (hash >>> 16);
}

function longer(column: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(length);
  more.set(column);
  return more;
}
