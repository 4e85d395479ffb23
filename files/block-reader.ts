import type { FileHandle } from 'node:fs/promises';
import { RandomAccessReader } from 'yauzl';

/** Small, since heads of members are read in the order of their names, which lie anywhere. */
const BLOCK_BYTES = 1 << 16;

/**
 * Reads a file for yauzl by blocks, the last of which is kept: the entries of an archive's directory
 * lie one behind the other, and are asked for one by one in two parts. Closes the file with itself.
 */
export class BlockReader extends RandomAccessReader {
  readonly #file: FileHandle;
  #block = { start: 0, bytes: Buffer.alloc(0) };

  constructor(file: FileHandle) {
    super();
    this.#file = file;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const target = buffer.subarray(offset, offset + length);
    const answer = (error: Error | null): void => process.nextTick(callback, error);
    if (this.#copyKept(target, position)) answer(null);
    else this.#load(target, position).then(() => answer(null), answer);
  }

  override close(callback: (error: Error | null) => void): void {
    this.#file.close().then(() => callback(null), callback);
  }

  async #load(target: Buffer, position: number): Promise<void> {
    const bytes = Buffer.allocUnsafe(Math.max(BLOCK_BYTES, target.length));
    const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, position);
    this.#block = { start: position, bytes: bytes.subarray(0, bytesRead) };
    if (!this.#copyKept(target, position)) throw new RangeError('it breaks off before its end');
  }

  #copyKept(target: Buffer, position: number): boolean {
    const { start, bytes } = this.#block;
    const from = position - start;
    if (from < 0 || from + target.length > bytes.length) return false;
    bytes.copy(target, 0, from, from + target.length);
    return true;
  }
}
