/** How files that no decoder here reads begin, and what they are. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [
    /^[^]{4}ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/,
    'HEIC, which heif-convert of libheif turns into JPEG',
  ],
  [/^(?:\xff\x0a|\0\0\0\x0cJXL )/, 'JPEG XL, which djxl of libjxl turns into PNG'],
  [/^(?:\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/, 'JPEG 2000'],
  [/^8BPS/, 'a Photoshop document'],
  [/^%PDF-/, 'a PDF document'],
  [/^\x76\x2f\x31\x01/, 'OpenEXR'],
  [/^\0\0[\x01\x02]\0/, 'an icon'],
  [/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<svg[\s>]/i, 'SVG, which draws by a program'],
  [/^version https:\/\/git-lfs/, 'a Git LFS pointer: git lfs pull brings the image'],
  [/^\s*<(?:!doctype html|html)/i, 'a web page'],
];
const HEAD_BYTES = 256;

/** What a file is that is no image of a format that is read, by its first bytes; undefined if unknown. */
export function unreadFormat(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES));
  const text = head.toString('latin1');
  return KINDS.find(([beginning]) => beginning.test(text))?.[1];
}
