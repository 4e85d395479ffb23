import { listed } from '#domain/listed.ts';
/** Tags of the first page of a TIFF file that decide how its samples become RGB. */
export type TiffTags = {
  compression: number;
  photometric: number;
  orientation: number;
  samplesPerPixel: number;
  bitsPerSample: number;
  /** of each sample that the file names: whole numbers, signed ones, floating point */
  sampleFormats: readonly number[];
  /** where in the file the first of these stands; undefined where none does */
  sampleFormatPlace: number | undefined;
  /** what the sample after the colours is: 1 is an alpha that these are multiplied by; 0 nobody said */
  extraSample: number;
  extraSamplePlace: number | undefined;
  bigEndian: boolean;
  /** of luma to chroma, across and down */
  subsampling: readonly [number, number];
  /** black and white of luma and of both chromas; undefined where the file does not say */
  referenceBlackWhite: readonly number[] | undefined;
};

const TAG = {
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  orientation: 274,
  samplesPerPixel: 277,
  extraSamples: 338,
  sampleFormat: 339,
  subsampling: 530,
  referenceBlackWhite: 532,
} as const;

/** Values of a tag, and where in the file the first of them stands. */
type Entry = { values: number[]; place: number };

const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const SIZES = new Map([
  [SHORT, 2],
  [LONG, 4],
  [RATIONAL, 8],
]);

const LITTLE_ENDIAN = 0x49;

/** No tag that is read here has more values. */
const MAX_VALUES = 6;

/**
 * Reads these tags, with the defaults of the standard. Throws RangeError for a broken file.
 *
 * Source: TIFF revision 6.0, sections 2, 8 and 21; BigTIFF as LibTIFF has it.
 */
export function readTiffTags(bytes: Uint8Array): TiffTags {
  try {
    return { ...tagsOf(readDirectory(bytes)), bigEndian: bytes[0] !== LITTLE_ENDIAN };
  } catch (cause) {
    throw new RangeError('its tags lie outside the file', { cause });
  }
}

/** The values of the tags of few numbers in the first directory. */
function readDirectory(bytes: Uint8Array): Map<number, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === LITTLE_ENDIAN;
  const big = view.getUint16(2, little) === 43;
  const offset = (at: number): number =>
    big ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little);
  const directory = offset(big ? 8 : 4);
  const count = big ? offset(directory) : view.getUint16(directory, little);
  const first = directory + (big ? 8 : 2);
  const entrySize = big ? 20 : 12;
  const found = new Map<number, Entry>();
  for (let entry = 0; entry < count; entry++) {
    const at = first + entry * entrySize;
    const type = view.getUint16(at + 2, little);
    const size = SIZES.get(type);
    const length = offset(at + 4);
    if (size === undefined || length > MAX_VALUES) continue;
    const inline = at + (big ? 12 : 8);
    const place = size * length <= (big ? 8 : 4) ? inline : offset(inline);
    const value = (_: unknown, i: number): number =>
      numberAt(view, { at: place + i * size, type, little });
    found.set(view.getUint16(at, little), { values: Array.from({ length }, value), place });
  }
  return found;
}

function tagsOf(found: ReadonlyMap<number, Entry>): Omit<TiffTags, 'bigEndian'> {
  const numbers = new Map(Array.from(found, ([tag, { values: all }]) => [tag, all]));
  const values = (tag: number): readonly number[] => listed(numbers, tag);
  const one = (tag: number, standard: number, place = 0): number => values(tag)[place] ?? standard;
  return {
    compression: one(TAG.compression, 1),
    photometric: one(TAG.photometric, 1),
    orientation: one(TAG.orientation, 1),
    samplesPerPixel: one(TAG.samplesPerPixel, 1),
    bitsPerSample: one(TAG.bitsPerSample, 1),
    extraSample: one(TAG.extraSamples, 0),
    extraSamplePlace: found.get(TAG.extraSamples)?.place,
    sampleFormats: values(TAG.sampleFormat),
    sampleFormatPlace: found.get(TAG.sampleFormat)?.place,
    subsampling: [one(TAG.subsampling, 2), one(TAG.subsampling, 2, 1)],
    referenceBlackWhite: found.get(TAG.referenceBlackWhite)?.values,
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
