import { MAX_IMAGE_PIXELS } from './require-pixel-count.ts';
import { imageFormat } from '../image-format.ts';

/** What libvips and the libraries below it say of a file, by what that means for who has it. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/pixel limit/i, `its pixels exceed the pixel limit of ${MAX_IMAGE_PIXELS}`],
  [
    /premature end|not enough data|read error at|contains no image/i,
    'it breaks off before its end',
  ],
  [
    /no known route|unsupported image|not implemented|not configured|bad \w+ format/i,
    'its colours or compression are not read',
  ],
  [/out of memory|cannot allocate/i, 'it needs more memory than there is'],
  [/corrupt header|IHDR/i, 'its header is damaged'],
];

/**
 * What is wrong with an image file that libvips refuses, in words that follow its name; never those
 * of the library.
 *
 * @param message of the library
 */
export function damageOf(bytes: Uint8Array, message: string): string {
  if (breaksOff(bytes)) return 'it breaks off before its end';
  const known = MEANINGS.find(([said]) => said.test(message));
  return known === undefined ? 'its content is damaged' : known[1];
}

/** Whether a file is shorter than it says itself, where its format tells. */
function breaksOff(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (imageFormat(bytes)) {
    case 'png':
      return pngBreaksOff(file);
    case 'webp':
      return file.length < 12 || file.readUInt32LE(4) + 8 > file.length;
    default:
      return false;
  }
}

const PNG_SIGNATURE = 8;

/** Length, kind and checksum of a chunk, without its content. */
const PNG_CHUNK = 12;

function pngBreaksOff(file: Buffer): boolean {
  let at = PNG_SIGNATURE;
  while (at + PNG_CHUNK <= file.length) {
    if (file.toString('latin1', at + 4, at + 8) === 'IEND') return false;
    at += PNG_CHUNK + file.readUInt32BE(at);
  }
  return true;
}
