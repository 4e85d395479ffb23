import type { TiffTags } from './tiff-tags.ts';
import { withTag } from './with-tag.ts';

const FORMAT = { whole: 1, signed: 2, floating: 3 } as const;
const BLACK_IS_ZERO = 1;
const BITS_OF_FORMAT = new Map<number, readonly number[]>([
  [FORMAT.signed, [8, 16, 32]],
  [FORMAT.floating, [32]],
]);

/**
 * A TIFF whose samples are of a kind that Pillow reads, as libvips reads them likewise: signed bytes
 * as the unsigned ones that they are to Pillow. Throws RangeError for what Pillow refuses: signed or
 * floating-point colours, half and double precision, long whole numbers of the other byte order.
 *
 * Source: Pillow 13, TiffImagePlugin.OPEN_INFO.
 */
export function withNumbersAsPillow(bytes: Uint8Array, tags: TiffTags): Uint8Array {
  const { bitsPerSample: bits, sampleFormats, samplesPerPixel, photometric } = tags;
  const odd = sampleFormats.find((format) => format !== FORMAT.whole);
  if (odd === undefined) {
    const long = samplesPerPixel === 1 && bits === 32;
    if (long && (tags.bigEndian || photometric !== BLACK_IS_ZERO)) refuse('long whole numbers');
    return bytes;
  }
  if (samplesPerPixel !== 1) refuse('colours that are signed or in floating point');
  if (BITS_OF_FORMAT.get(odd)?.includes(bits) !== true) refuse(`numbers of ${bits} bits`);
  if (odd !== FORMAT.signed) return bytes;
  if (photometric !== BLACK_IS_ZERO) refuse('signed numbers whose white is zero');
  return bits === 8
    ? withTag(bytes, tags, { at: tags.sampleFormatPlace, value: FORMAT.whole })
    : bytes;
}

function refuse(what: string): never {
  throw new RangeError(`it is a TIFF of ${what}, which Pillow does not read`);
}
