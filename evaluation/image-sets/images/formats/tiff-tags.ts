import { listed } from '#domain/listed.ts';
/** Tags of the first page of a TIFF file that decide how its samples become RGB. */
export type TiffTags = {
  compression: number;
  photometric: number;
  orientation: number;
  samplesPerPixel: number;
  /** of luma to chroma, across and down */
  subsampling: readonly [number, number];
  /** black and white of luma and of both chromas; undefined where the file does not say */
  referenceBlackWhite: readonly number[] | undefined;
};

const TAG = {
  compression: 259,
  photometric: 262,
  orientation: 274,
  samplesPerPixel: 277,
  subsampling: 530,
  referenceBlackWhite: 532,
} as const;

const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const SIZES = new Map([
  [SHORT, 2],
  [LONG, 4],
  [RATIONAL, 8],
]);

/** No tag that is read here has more values. */
const MAX_VALUES = 6;

/**
 * Reads these tags, with the defaults of the standard. Throws RangeError for a broken file.
 *
 * Source: TIFF revision 6.0, sections 2, 8 and 21; BigTIFF as LibTIFF has it.
 */
export function readTiffTags(bytes: Uint8Array): TiffTags {
  try {
    return tagsOf(readDirectory(bytes));
  } catch (cause) {
    throw new RangeError('its tags lie outside the file', { cause });
  }
}

/** The values of the tags of few numbers in the first directory. */
function readDirectory(bytes: Uint8Array): Map<number, number[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  const big = view.getUint16(2, little) === 43;
  const offset = (at: number): number =>
    big ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little);
  const directory = offset(big ? 8 : 4);
  const count = big ? offset(directory) : view.getUint16(directory, little);
  const first = directory + (big ? 8 : 2);
  const entrySize = big ? 20 : 12;
  const found = new Map<number, number[]>();
  for (let entry = 0; entry < count; entry++) {
    const at = first + entry * entrySize;
    const type = view.getUint16(at + 2, little);
    const size = SIZES.get(type);
    const length = offset(at + 4);
    if (size === undefined || length > MAX_VALUES) continue;
    const inline = at + (big ? 12 : 8);
    const values = size * length <= (big ? 8 : 4) ? inline : offset(inline);
    found.set(
      view.getUint16(at, little),
      Array.from({ length }, (_, i) => numberAt(view, { at: values + i * size, type, little })),
    );
  }
  return found;
}

function tagsOf(found: ReadonlyMap<number, number[]>): TiffTags {
  const values = (tag: number): readonly number[] => listed(found, tag);
  const one = (tag: number, standard: number, place = 0): number => values(tag)[place] ?? standard;
  return {
    compression: one(TAG.compression, 1),
    photometric: one(TAG.photometric, 1),
    orientation: one(TAG.orientation, 1),
    samplesPerPixel: one(TAG.samplesPerPixel, 1),
    subsampling: [one(TAG.subsampling, 2), one(TAG.subsampling, 2, 1)],
    referenceBlackWhite: found.get(TAG.referenceBlackWhite),
  };
}

function numberAt(
  view: DataView,
  { at, type, little }: { at: number; type: number; little: boolean },
): number {
  if (type === SHORT) return view.getUint16(at, little);
  const whole = view.getUint32(at, little);
  return type === LONG ? whole : whole / view.getUint32(at + 4, little);
}
