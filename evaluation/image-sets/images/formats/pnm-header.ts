import { at as byteAt } from '#domain/at.ts';
import { requirePixelCount } from '#files/images/require-pixel-count.ts';

const KINDS = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'Pf'] as const;

export type PnmHeader = {
  kind: (typeof KINDS)[number];
  width: number;
  height: number;
  /** the value of white; 1 where there is none */
  maximum: number;
  /** of a floating-point map */
  littleEndian: boolean;
  /** where the pixels begin */
  start: number;
};

const SPACE = /[\t-\r ]/;
const MAX_TOKEN = 10;

/** Reads the header of a portable map. Throws RangeError for one that is none or out of limits. */
export function readPnmHeader(bytes: Uint8Array): PnmHeader {
  const magic = String.fromCharCode(...bytes.subarray(0, 2));
  const kind = KINDS.find((known) => known === magic);
  if (kind === undefined) throw new RangeError('it does not begin as a portable map');
  let at = 3;
  const token = (): string => {
    const read = readToken(bytes, at);
    at = read.next;
    return read.text;
  };
  const [width, height] = [whole(token(), 'width'), whole(token(), 'height')];
  requirePixelCount(width, height);
  const plainBits = kind === 'P1' || kind === 'P4';
  const scale = kind === 'Pf' ? Number(token()) : 1;
  if (!Number.isFinite(scale) || scale === 0) throw new RangeError('its scale is not a number');
  const maximum = plainBits || kind === 'Pf' ? 1 : whole(token(), 'highest value');
  if (maximum < 1 || maximum > 65535) throw new RangeError(`its highest value is ${maximum}`);
  return { kind, width, height, maximum, littleEndian: scale < 0, start: at };
}

function readToken(bytes: Uint8Array, start: number): { text: string; next: number } {
  let text = '';
  let at = start;
  while (at < bytes.length && text.length <= MAX_TOKEN) {
    const letter = String.fromCharCode(byteAt(bytes, at++));
    if (letter === '#') {
      while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
      at++;
    } else if (!SPACE.test(letter)) {
      text += letter;
    } else if (text !== '') {
      return { text, next: at };
    }
  }
  if (text === '' || text.length > MAX_TOKEN) throw new RangeError('its header is broken');
  return { text, next: at };
}

function whole(text: string, what: string): number {
  if (!/^\d+$/.test(text)) throw new RangeError(`its ${what} "${text}" is no whole number`);
  return Number(text);
}
