import { readSync } from 'node:fs';
import { UserError } from '#domain/user-error.ts';

const WINDOW_BYTES = 1 << 16;

export type ProtobufField = { field: number; wireType: number; value: number; end: number };

/**
 * Walks the fields of a protobuf message in a file of any size through a small window: an ONNX graph
 * can hold 2 GB of weights, of which only names and shapes are wanted.
 * Wire format: protobuf.dev/programming-guides/encoding.
 */
export class ProtobufFile {
  readonly size: number;
  readonly #descriptor: number;
  readonly #path: string;
  #window = Buffer.alloc(0);
  #windowStart = 0;

  constructor(options: { descriptor: number; size: number; path: string }) {
    this.#descriptor = options.descriptor;
    this.size = options.size;
    this.#path = options.path;
  }

  /** The fields between two positions; a length-delimited one has its content at `value` to `end`. */
  *fields(start: number, end: number): Generator<ProtobufField> {
    let at = start;
    while (at < end) {
      const tag = this.#varint(at, end);
      const field = Math.floor(tag.value / 8);
      const read = this.#value({ field, wireType: tag.value % 8, at: tag.next, limit: end });
      yield read;
      at = read.end;
    }
  }

  text(start: number, end: number): string {
    return this.bytes(start, end).toString('utf8');
  }

  bytes(start: number, end: number): Buffer {
    if (end - start > WINDOW_BYTES) this.refuse(start);
    this.#load(start, end);
    return this.#window.subarray(start - this.#windowStart, end - this.#windowStart);
  }

  /** Repeated integers in packed form. */
  packed(start: number, end: number): number[] {
    const values: number[] = [];
    for (let at = start; at < end;) {
      const { value, next } = this.#varint(at, end);
      values.push(value);
      at = next;
    }
    return values;
  }

  #value(options: { field: number; wireType: number; at: number; limit: number }): ProtobufField {
    const { field, wireType, at, limit } = options;
    if (field < 1) this.refuse(at);
    if (wireType === 0) {
      const { value, next } = this.#varint(at, limit);
      return { field, wireType, value, end: next };
    }
    if (wireType === 1 || wireType === 5) {
      return {
        field,
        wireType,
        value: at,
        end: this.#within(at + (wireType === 1 ? 8 : 4), limit),
      };
    }
    if (wireType !== 2) this.refuse(at);
    const { value: length, next } = this.#varint(at, limit);
    return { field, wireType, value: next, end: this.#within(next + length, limit) };
  }

  #within(end: number, limit: number): number {
    if (end > limit) this.refuse(end);
    return end;
  }

  #varint(at: number, limit: number): { value: number; next: number } {
    let value = 0;
    for (let i = 0; i < 10; i++) {
      if (at + i >= limit) break;
      const byte = this.#byte(at + i);
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return { value, next: at + i + 1 };
    }
    return this.refuse(at);
  }

  #byte(at: number): number {
    this.#load(at, at + 1);
    return this.#window[at - this.#windowStart] ?? this.refuse(at);
  }

  #load(start: number, end: number): void {
    if (start >= this.#windowStart && end <= this.#windowStart + this.#window.length) return;
    const window = Buffer.alloc(Math.min(2 * WINDOW_BYTES, this.size - start));
    const length = readSync(this.#descriptor, window, 0, window.length, start);
    this.#window = window.subarray(0, length);
    this.#windowStart = start;
    if (end > start + length) this.refuse(end);
  }

  /** @throws UserError `broken-onnx`, with the place in the file that cannot be understood */
  refuse(at: number): never {
    throw new UserError(
      `${this.#path} is not a whole ONNX file (it breaks off or is malformed near byte ${Math.min(at, this.size)} of ${this.size}): copy or export it again.`,
      { code: 'broken-onnx' },
    );
  }
}
