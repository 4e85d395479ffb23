import { requirePixelCount } from '#files/images/require-pixel-count.ts';

/** What stands before the pixels of a GIF's first frame. */
export type GifFrame = {
  canvasWidth: number;
  canvasHeight: number;
  left: number;
  top: number;
  width: number;
  height: number;
  interlaced: boolean;
  /** red, green, blue a colour; empty where there is no table, and numbers are greys */
  table: Uint8Array;
  /** colour number of what the frame leaves bare: the transparent one, or 0 */
  bare: number;
  minimumCodeSize: number;
  codesAt: number;
};

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const GRAPHIC_CONTROL = 0xf9;
const SCREEN_END = 13;

/** Reads a GIF up to the codes of its first frame. Throws RangeError when there is none. */
export function readGifFrame(bytes: Uint8Array): GifFrame {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < SCREEN_END) throw new RangeError('it ends inside its header');
  const flags = file.readUInt8(10);
  const globalSize = tableSize(flags);
  const global = file.subarray(SCREEN_END, SCREEN_END + globalSize);
  let at = SCREEN_END + globalSize;
  let transparent: number | undefined;
  for (;;) {
    const kind = file[at];
    if (kind === IMAGE) return frameAt(file, at + 1, { global, transparent });
    if (kind === EXTENSION) {
      const control = file[at + 1] === GRAPHIC_CONTROL ? file[at + 3] : undefined;
      if (control !== undefined && (control & 1) === 1) transparent = file[at + 6];
      at = afterBlocks(file, at + 2);
    } else if (kind === undefined || kind === 0x3b) {
      throw new RangeError('it has no frame');
    } else {
      at++;
    }
  }
}

function frameAt(
  file: Buffer,
  at: number,
  { global, transparent = 0 }: { global: Buffer; transparent: number | undefined },
): GifFrame {
  if (at + 10 > file.length) throw new RangeError('it ends inside its first frame');
  const [left, top] = [file.readUInt16LE(at), file.readUInt16LE(at + 2)];
  const [width, height] = [file.readUInt16LE(at + 4), file.readUInt16LE(at + 6)];
  const canvasWidth = Math.max(file.readUInt16LE(6), left + width);
  const canvasHeight = Math.max(file.readUInt16LE(8), top + height);
  requirePixelCount(canvasWidth, canvasHeight);
  const flags = file.readUInt8(at + 8);
  const localSize = tableSize(flags);
  const codeSizeAt = at + 9 + localSize;
  const minimumCodeSize = file[codeSizeAt];
  if (minimumCodeSize === undefined) throw new RangeError('it ends inside its first frame');
  return {
    canvasWidth,
    canvasHeight,
    left,
    top,
    width,
    height,
    interlaced: (flags & 64) !== 0,
    table: localSize > 0 ? file.subarray(at + 9, codeSizeAt) : global,
    bare: transparent,
    minimumCodeSize,
    codesAt: codeSizeAt + 1,
  };
}

function tableSize(flags: number): number {
  return flags & 128 ? 3 << ((flags & 7) + 1) : 0;
}

/** The place after a chain of sub-blocks. */
function afterBlocks(file: Buffer, start: number): number {
  let at = start;
  for (let size = file[at]; size !== undefined && size > 0; size = file[at]) at += 1 + size;
  return at + 1;
}
