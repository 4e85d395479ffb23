import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import sharp from 'sharp';
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { encodePng } from './encode-png.ts';
import { findPngText } from '#files/fixtures/find-png-text.ts';
import { readPngChunks, textChunk, writePngChunks } from '#files/png-chunks.ts';
import { stripPng } from './strip-png.ts';

const [width, height] = [24, 16];
const pixels = Buffer.from(Array.from({ length: 3 * width * height }, (_, i) => (i * i) % 251));
const encode = (texts: Record<string, string>): Promise<Buffer> =>
  encodePng({ pixels, width, height, texts });

describe('a PNG', () => {
  it('holds the pixels it was given, and texts of any Unicode', async () => {
    const text = 'l’été 雪 🦊\n"quoted"\t<b>';
    const png = await encode({ parameters: text, onpar: '{}' });
    expect(await sharp(png).raw().toBuffer()).toEqual(pixels);
    expect(findPngText(readPngChunks(png), 'parameters')).toBe(text);
    expect(findPngText(readPngChunks(png), 'absent')).toBeNull();
  });

  it('has the same bytes each time', async () => {
    expect(await encode({ a: 'b' })).toEqual(await encode({ a: 'b' }));
  });

  it('stripped is the same file whatever its texts were, with nothing but pixels in it', async () => {
    const stripped = stripPng(
      await encode({ parameters: 'sd50, seed 3', onpar: '{"arm":"sd50"}' }),
    );
    expect(stripped).toEqual(stripPng(await encode({})));
    expect(stripped.includes('sd50')).toBe(false);
    expect(new Set(readPngChunks(stripped).map((c) => c.type))).toEqual(
      new Set(['IHDR', 'IDAT', 'IEND']),
    );
    expect(await sharp(stripped).raw().toBuffer()).toEqual(pixels);
  });

  it('loses every chunk that could tell where it comes from', async () => {
    const chunks = readPngChunks(await encode({}));
    const telling = ['tEXt', 'zTXt', 'eXIf', 'tIME', 'pHYs', 'iCCP', 'vpAg'].map((type) => ({
      type,
      content: Buffer.from('secret'),
    }));
    const png = writePngChunks([...chunks.slice(0, 1), ...telling, ...chunks.slice(1)]);
    expect(stripPng(png)).toEqual(writePngChunks(chunks));
  });

  it('that is broken is refused, never read as something else', async () => {
    const good = await encode({ parameters: 'x' });
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (place, xor) => {
        const bad = Buffer.from(good);
        bad[place] = at(bad, place, 'the bytes') ^ xor;
        expect(() => readPngChunks(bad)).toThrow(UserError);
        expect(() => readPngChunks(good.subarray(0, place))).toThrow(UserError);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('writes iTXt as the standard has it', () => {
    expect(textChunk('key', 'é').content).toEqual(Buffer.from('key\0\0\0\0\0\xc3\xa9', 'latin1'));
  });
});
