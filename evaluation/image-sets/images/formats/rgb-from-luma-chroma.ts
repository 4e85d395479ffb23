// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs nine times the loop itself.
/** What each value of luma and of both chromas adds to red, green and blue. */
type Tables = {
  luma: Int32Array;
  redOfCr: Int32Array;
  blueOfCb: Int32Array;
  /** the two are added, then shifted right by `shift` */
  greenOfCb: Int32Array;
  greenOfCr: Int32Array;
  shift: number;
};

/**
 * Y, Cb, Cr bytes to RGB bytes, in the integer arithmetic of Pillow or of LibTIFF (which stretches
 * by the file's reference black and white): the same bits as theirs.
 *
 * Sources: Pillow's ConvertYCbCr.c; LibTIFF's tif_color.c, for the coefficients of ITU-R BT.601.
 */
export function rgbFromLumaChroma(
  samples: Uint8Array,
  by: 'pillow' | { referenceBlackWhite: readonly number[] | undefined },
): Uint8Array {
  const tables = by === 'pillow' ? pillowTables() : libtiffTables(by.referenceBlackWhite);
  const { luma, redOfCr, blueOfCb, greenOfCb, greenOfCr, shift } = tables;
  const pixels = new Uint8ClampedArray(samples.length);
  for (let at = 0; at < samples.length; at += 3) {
    const y = luma[samples[at] ?? 0] ?? 0;
    const cb = samples[at + 1] ?? 0;
    const cr = samples[at + 2] ?? 0;
    pixels[at] = y + (redOfCr[cr] ?? 0);
    pixels[at + 1] = y + (((greenOfCb[cb] ?? 0) + (greenOfCr[cr] ?? 0)) >> shift);
    pixels[at + 2] = y + (blueOfCb[cb] ?? 0);
  }
  return new Uint8Array(pixels.buffer);
}

const tabled = (value: (byte: number) => number): Int32Array =>
  Int32Array.from({ length: 256 }, (_, byte) => value(byte));

function pillowTables(): Tables {
  const SCALE = 6;
  const scaled = (coefficient: number) => (byte: number) =>
    Math.trunc(coefficient * (byte - 128) * 2 ** SCALE + 0.5);
  return {
    luma: tabled((byte) => byte),
    redOfCr: tabled((byte) => scaled(1.402)(byte) >> SCALE),
    blueOfCb: tabled((byte) => scaled(1.772)(byte) >> SCALE),
    greenOfCb: tabled(scaled(-0.34414)),
    greenOfCr: tabled(scaled(-0.71414)),
    shift: SCALE,
  };
}

const RED = Math.fround(0.299);
const GREEN = Math.fround(0.587);
const BLUE = Math.fround(0.114);
/** Black and white of luma and of both chromas. */
type Range = readonly [number, number, number, number, number, number];
const FULL_RANGE: Range = [0, 255, 128, 255, 128, 255];

function isRange(given: readonly number[] | undefined): given is Range {
  return given?.length === 6;
}

function libtiffTables(given: readonly number[] | undefined): Tables {
  const SHIFT = 16;
  const fixed = (value: number): number => Math.trunc(Math.fround(value) * 2 ** SHIFT + 0.5);
  const half = 2 ** (SHIFT - 1);
  const [black, white, cbBlack, cbWhite, crBlack, crWhite] = isRange(given) ? given : FULL_RANGE;
  const stretched = (code: number, from: number, to: number, range: number): number =>
    Math.trunc(((code - Math.trunc(from)) * range) / (to === from ? 1 : to - from));
  const cb = (byte: number): number => stretched(byte - 128, cbBlack - 128, cbWhite - 128, 127);
  const cr = (byte: number): number => stretched(byte - 128, crBlack - 128, crWhite - 128, 127);
  const ofRed = 2 - 2 * RED;
  const ofBlue = 2 - 2 * BLUE;
  return {
    luma: tabled((byte) => stretched(byte, black, white, 255)),
    redOfCr: tabled((byte) => (fixed(ofRed) * cr(byte) + half) >> SHIFT),
    blueOfCb: tabled((byte) => (fixed(ofBlue) * cb(byte) + half) >> SHIFT),
    greenOfCr: tabled((byte) => -fixed((RED * ofRed) / GREEN) * cr(byte)),
    greenOfCb: tabled((byte) => -fixed((BLUE * ofBlue) / GREEN) * cb(byte) + half),
    shift: SHIFT,
  };
}
