/** The kinds of image file that are read, as Pillow reads them for the reference tools. */
export type ImageFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'tiff' | 'avif' | 'bmp' | 'pnm';

/** Bytes of a file's beginning that `imageFormat` needs. */
export const FORMAT_HEAD_BYTES = 32;

/** Sizes of the headers that a BMP file may have after its first 14 bytes. */
const BMP_HEADERS = new Set([12, 40, 52, 56, 64, 108, 124]);

/**
 * The format of an image file by its first bytes, whatever its name; undefined for everything that
 * is not read as an image (SVG among them: it is a program that draws, and Pillow refuses it).
 */
export function imageFormat(head: Uint8Array): ImageFormat | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, FORMAT_HEAD_BYTES));
  const starts = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);
  const latin1 = text.toString('latin1');
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (/^RIFF[^]{4}WEBP/.test(latin1)) return 'webp';
  if (/^GIF8[79]a/.test(latin1)) return 'gif';
  if (/^(?:II[*+]\0|MM\0[*+])/.test(latin1)) return 'tiff';
  if (/^[^]{4}ftyp(?:avi[fs]|mi[fa][12f][^]{4}(?:[^]{4}){0,3}avi[fs])/.test(latin1)) return 'avif';
  if (/^P(?:[1-6]|f)[\t-\r ]\s*[-#\d]/.test(latin1)) return 'pnm';
  if (starts(0x42, 0x4d) && text.length >= 18 && BMP_HEADERS.has(text.readUInt32LE(14)))
    return 'bmp';
  return undefined;
}
