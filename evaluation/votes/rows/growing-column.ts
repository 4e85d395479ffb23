// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used.
/** Numbers of one kind, of the given length. */
type Make<N> = (length: number) => N;

const FIRST_LENGTH = 1024;

/**
 * A column of numbers that grows with what is put into it, 0 where nothing was put. A file may have a
 * million votes: plain lists of them take twice the memory, and all of it is looked through again and
 * again for what may be let go.
 *
 * @example const line = new GrowingColumn((length) => new Int32Array(length));
 */
export class GrowingColumn<N extends Int32Array | Uint8Array | Float64Array> {
  readonly #make: Make<N>;
  #values: N;
  #length = 0;

  constructor(make: Make<N>) {
    this.#make = make;
    this.#values = make(FIRST_LENGTH);
  }

  get length(): number {
    return this.#length;
  }

  put(place: number, value: number): void {
    if (place >= this.#values.length) this.#grow(place + 1);
    this.#values[place] = value;
    if (place >= this.#length) this.#length = place + 1;
  }

  /** The number at a place; 0 where none was put. */
  at(place: number): number {
    return this.#values[place] ?? 0;
  }

  /** The numbers at the given places, one after the other. */
  pick(places: ArrayLike<number>): N {
    const picked = this.#make(places.length);
    for (let i = 0; i < picked.length; i++) picked[i] = this.#values[places[i] ?? 0] ?? 0;
    return picked;
  }

  #grow(length: number): void {
    const longer = this.#make(Math.max(length, 2 * this.#values.length));
    longer.set(this.#values);
    this.#values = longer;
  }
}
