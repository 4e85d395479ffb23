import { createHash } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import goldens from '../../fixtures/decoded-images.json' with { type: 'json' };
import { decodeImage } from './decode-image.ts';
import { imageFormat } from '#files/image-format.ts';
import { jpegQuality } from './jpeg-quality.ts';

const files = Object.entries(goldens).map(([name, golden]) => ({
  name,
  bytes: Buffer.from(golden.file, 'base64'),
  quality: golden.quality,
  read: 'sha256' in golden ? golden : undefined,
}));
const readable = files.filter(({ read }) => read !== undefined);
const refused = files.filter(({ read }) => read === undefined);

describe('decoding', () => {
  it.each(readable)('gives the bytes of Pillow for a $name', async ({ bytes, read }) => {
    const { pixels, width, height } = await decodeImage(bytes);
    expect([width, height]).toEqual([read?.width, read?.height]);
    expect(createHash('sha256').update(pixels).digest('hex')).toBe(read?.sha256);
  });

  it.each(refused)('refuses a $name as Pillow does', async ({ bytes }) => {
    await expect(decodeImage(bytes)).rejects.toThrow(RangeError);
  });

  it('ignores a colour profile', async () => {
    const raw = { raw: { width: 4, height: 2, channels: 3 as const } };
    const pixels = Uint8Array.from({ length: 24 }, (_, i) => i * 10);
    const tagged = await sharp(pixels, raw).withIccProfile('p3').png().toBuffer();
    const stored = await sharp(tagged, { ignoreIcc: true }).removeAlpha().raw().toBuffer();
    expect((await sharp(tagged).metadata()).hasProfile).toBe(true);
    expect([...(await decodeImage(tagged)).pixels]).toEqual([...stored]);
  });

  it('refuses what is no image by its content', async () => {
    await expect(decodeImage(Buffer.from('no image'))).rejects.toThrow('no image of a format');
    await expect(decodeImage(Buffer.alloc(0))).rejects.toThrow('it is empty');
  });

  it('refuses AVIF by its name', async () => {
    const raw = { raw: { width: 4, height: 2, channels: 3 as const } };
    const avif = await sharp(new Uint8Array(24), raw).avif({ lossless: true }).toBuffer();
    await expect(decodeImage(avif)).rejects.toThrow('it is AVIF');
  });

  it.each(['png', 'jpeg', 'webp', 'tiff', 'gif'] as const)(
    'says that a %s breaks off',
    async (format) => {
      const pixels = Uint8Array.from({ length: 64 * 48 * 3 }, (_, i) => (i * i) % 251);
      const raw = { raw: { width: 64, height: 48, channels: 3 as const } };
      const whole = await sharp(pixels, raw).toFormat(format).toBuffer();
      const half = whole.subarray(0, whole.length / 2);
      await expect(decodeImage(half)).rejects.toThrow(/breaks off|outside the file|end after/);
    },
  );

  it.each([
    ['P6 20000 20000 255\n', 'pixel limit'],
    ['P5 100000000 100000000 255\n', 'pixel limit'],
    ['P4 0 5\n', '0 x 5 pixels'],
  ])('refuses %s before its pixels are unpacked', async (text, reason) => {
    await expect(decodeImage(Buffer.from(text))).rejects.toThrow(reason);
  });

  it('of files with some bytes changed or cut off ends in pixels or in words of ours', async () => {
    const small = readable.filter(({ bytes }) => bytes.length < 4000);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...small),
        fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { maxLength: 6 }),
        fc.option(fc.nat(4000)),
        async ({ bytes }, changes, cut) => {
          const broken = Buffer.from(bytes.subarray(0, cut ?? bytes.length));
          for (const [at, byte] of changes) if (at < broken.length) broken[at] = byte;
          const outcome = await decodeImage(broken).catch((error: unknown) => error);
          if (outcome instanceof Error) {
            expect(outcome).toBeInstanceOf(RangeError);
            expect(outcome.message).toMatch(/^its? [^:\n]+$/);
            expect(outcome.message).not.toMatch(/vips|lib|buffer|setting|scanline|marker/i);
            return;
          }
          const { width, height, pixels } = await decodeImage(broken);
          expect(pixels.length).toBe(width * height * 3);
        },
      ),
      { numRuns: 400, seed: 1 },
    );
  });
});

describe('the format of a file', () => {
  it('is told by its first bytes', () => {
    const word = (name: string): string => name.replace(/^.*?(ppm|pgm|pbm|pfm).*$/, 'pnm');
    const formats = ['png', 'jpeg', 'webp', 'gif', 'tiff', 'bmp', 'pnm'];
    for (const { name, bytes } of readable) {
      const format = imageFormat(bytes);
      expect(word(name)).toContain(
        name === 'bigtiff' || / jpeg tiff$/.test(name) ? 'tiff' : format,
      );
      expect(formats).toContain(format);
    }
    for (const text of ['<svg xmlns="http://www.w3.org/2000/svg">', 'P6 of the plan', 'BM 1', '{}'])
      expect(imageFormat(Buffer.from(text))).toBeUndefined();
  });
});

describe('the quality of a JPEG file', () => {
  it.each(files)('of a $name is what it was saved with', ({ bytes, quality }) => {
    expect(jpegQuality(bytes) ?? null).toBe(quality);
  });

  it('is not judged from broken files', () => {
    const jpeg = at(
      files.filter(({ quality }) => quality !== null),
      0,
      'the JPEG files',
    );
    for (let length = 0; length < 100; length++)
      expect(jpegQuality(Buffer.from(jpeg.bytes.subarray(0, length)))).toSatisfy(
        (quality) => quality === undefined || quality === jpeg.quality,
      );
  });
});
