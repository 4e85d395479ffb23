import { requirePixelCount } from './require-pixel-count.ts';

export type BmpHeader = {
  width: number;
  height: number;
  topDown: boolean;
  bits: 1 | 4 | 8 | 16 | 24 | 32;
  compression: 'none' | 'rle8' | 'rle4';
  pixelsAt: number;
  /** colours as blue, green, red (and a byte unused); empty above 8 bits */
  table: Uint8Array;
  tableStride: 3 | 4;
  /** of 16 bits: bits of green, 5 or 6 */
  greenBits: 5 | 6;
  /** of 24 and 32 bits: the places of red, green and blue in a pixel */
  channels: readonly [number, number, number];
};

const FILE_HEADER = 14;
const CORE_HEADER = 12;
const DEPTHS = [1, 4, 8, 16, 24, 32] as const;
const BITFIELDS = 3;
const COMPRESSIONS: ReadonlyMap<number, BmpHeader['compression']> = new Map([
  [0, 'none'],
  [1, 'rle8'],
  [2, 'rle4'],
  [BITFIELDS, 'none'],
]);

/** Reads what stands before the pixels of a bitmap. Throws RangeError for kinds that are not read. */
export function readBmpHeader(bytes: Uint8Array): BmpHeader {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = file.length >= 18 ? file.readUInt32LE(FILE_HEADER) : 0;
  const core = size === CORE_HEADER;
  if (size === 0 || file.length < FILE_HEADER + size)
    throw new RangeError('it ends inside its header');
  const topDown = !core && file[25] === 0xff;
  const width = core ? file.readUInt16LE(18) : file.readUInt32LE(18);
  const height = core ? file.readUInt16LE(20) : Math.abs(file.readInt32LE(22));
  requirePixelCount(width, height);
  const depth = file.readUInt16LE(core ? 24 : 28);
  const bits = DEPTHS.find((known) => known === depth);
  const method = core ? 0 : file.readUInt32LE(30);
  const compression = COMPRESSIONS.get(method);
  if (bits === undefined || compression === undefined)
    throw new RangeError(`it is a bitmap of ${depth} bits in compression ${method}`);
  const masksAfter = method === BITFIELDS && size === 40 ? 12 : 0;
  const layout = method === BITFIELDS ? layoutOfMasks(file, bits, size) : PLAIN;
  const tableStride = core ? 3 : 4;
  const colours = (core ? 0 : file.readUInt32LE(46)) || 2 ** bits;
  const tableAt = FILE_HEADER + size + masksAfter;
  const tableEnd = bits <= 8 ? tableAt + tableStride * colours : tableAt;
  const stated = file.readUInt32LE(10);
  const beforeTable = stated === FILE_HEADER + size && bits <= 8;
  return {
    width,
    height,
    topDown,
    bits,
    compression,
    pixelsAt: stated === 0 || beforeTable ? tableEnd : stated,
    table:
      bits <= 8 ? file.subarray(tableAt, Math.min(tableEnd, tableAt + 256 * tableStride)) : NONE,
    tableStride,
    ...layout,
  };
}

type Layout = Pick<BmpHeader, 'greenBits' | 'channels'>;

const NONE = new Uint8Array();
const PLAIN: Layout = { greenBits: 5, channels: [2, 1, 0] };

/** The masks of red, green, blue and alpha that Pillow knows, by depth. */
const MASKS: Record<string, Layout> = {
  '16:f800,7e0,1f': { greenBits: 6, channels: [2, 1, 0] },
  '16:7c00,3e0,1f': PLAIN,
  '24:ff0000,ff00,ff': PLAIN,
  '32:ff0000,ff00,ff,0': PLAIN,
  '32:ff0000,ff00,ff,ff000000': PLAIN,
  '32:0,0,0,0': PLAIN,
  '32:ff000000,ff0000,ff00,0': { greenBits: 5, channels: [3, 2, 1] },
  '32:ff000000,ff0000,ff00,ff': { greenBits: 5, channels: [3, 2, 1] },
  '32:ff000000,ff00,ff,0': { greenBits: 5, channels: [3, 1, 0] },
  '32:ff000000,ff00,ff,ff0000': { greenBits: 5, channels: [3, 1, 0] },
  '32:ff,ff00,ff0000,ff000000': { greenBits: 5, channels: [0, 1, 2] },
};

function layoutOfMasks(file: Buffer, bits: number, size: number): Layout {
  const count = bits === 32 ? 4 : 3;
  const stored = size >= 56 ? 4 : 3;
  if (file.length < 54 + 4 * stored) throw new RangeError('it ends inside its header');
  const masks = Array.from({ length: count }, (_, i) =>
    i < stored ? file.readUInt32LE(54 + 4 * i).toString(16) : '0',
  );
  const layout = MASKS[`${bits}:${masks.join(',')}`];
  if (layout === undefined)
    throw new RangeError(`it is a bitmap of ${bits} bits with the masks ${masks.join(', ')}`);
  return layout;
}
