import fc from 'fast-check';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { fitImage } from './fit-image.ts';
import { standardImage } from './standard-image.ts';

const plain = (width: number, height: number, background: string): Sharp =>
  sharp({ create: { width, height, channels: 3, background } });

async function pixelsOf(png: Buffer): Promise<{ size: [number, number]; at: number[][] }> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  const pixel = (i: number): number[] => [
    ...data.subarray(i * info.channels, (i + 1) * info.channels),
  ];
  const last = info.width * info.height - 1;
  return { size: [info.width, info.height], at: [pixel(0), pixel(last)] };
}

/** Pixels, and the bitmap file that holds them: 24 or 32 bits, from the bottom or from the top. */
const bitmaps = fc
  .record({
    width: fc.integer({ min: 1, max: 9 }),
    height: fc.integer({ min: 1, max: 9 }),
    bytes: fc.constantFrom(3, 4),
    topDown: fc.boolean(),
  })
  .chain(({ width, height, ...form }) =>
    fc
      .uint8Array({ minLength: 3 * width * height, maxLength: 3 * width * height })
      .map((pixels) => ({ pixels, width, height, bmp: toBmp(pixels, { width, height, ...form }) })),
  );

function toBmp(
  pixels: Uint8Array,
  form: { width: number; height: number; bytes: number; topDown: boolean },
): Buffer {
  const { width, height, bytes, topDown } = form;
  const stride = Math.ceil((width * bytes) / 4) * 4;
  const file = Buffer.alloc(54 + stride * height);
  file.write('BM');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeUInt32LE(width, 18);
  file.writeInt32LE(topDown ? -height : height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(8 * bytes, 28);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const row = topDown ? y : height - 1 - y;
      const pixel = pixels.subarray(3 * (y * width + x), 3 * (y * width + x) + 3);
      file.set(pixel.toReversed(), 54 + row * stride + x * bytes);
    }
  return file;
}

/** A grey TIFF file of 2 x 2 numbers in floating point. */
function floatTiff(pixels: number[]): Buffer {
  const sizes = { 256: 2, 257: 2, 258: 32, 259: 1, 262: 1, 277: 1, 278: 2 };
  const tags = Object.entries({ ...sizes, 273: 134, 279: 16, 339: 3 });
  const head = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, tags.length, 0]);
  const entries = tags.map(([tag, value]) => {
    const entry = Buffer.alloc(12);
    entry.writeUInt16LE(Number(tag), 0);
    entry.writeUInt16LE(4, 2);
    entry.writeUInt32LE(1, 4);
    entry.writeUInt32LE(value, 8);
    return entry;
  });
  return Buffer.concat([
    head,
    ...entries,
    Buffer.alloc(4),
    Buffer.from(Float32Array.from(pixels).buffer),
  ]);
}

describe('an image made elsewhere', () => {
  it('is turned as its orientation says, and says nothing else of itself', async () => {
    const jpeg = await plain(8, 4, '#ff0000')
      .jpeg({ quality: 100 })
      .withExif({ IFD0: { Artist: 'someone', Software: 'a model' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { png, width, height, format } = await standardImage(jpeg, 'x.jpg');
    expect({ width, height, format }).toEqual({ width: 4, height: 8, format: 'jpeg' });
    expect(png.includes('someone')).toBe(false);
    expect(await sharp(png).metadata()).not.toHaveProperty('exif');
  });

  it('has the colours that its profile means', async () => {
    const wide = await plain(4, 4, '#40c040').withIccProfile('p3').png().toBuffer();
    const { png } = await standardImage(wide, 'x.png');
    const expected = await pixelsOf(await plain(4, 4, '#40c040').png().toBuffer());
    const found = await pixelsOf(png);
    for (const [i, value] of found.at.flat().entries())
      expect(Math.abs(value - at(expected.at.flat(), i))).toBeLessThanOrEqual(2);
    expect(await sharp(png).metadata()).not.toHaveProperty('icc');
  });

  it('is the same bytes from any file of the same pixels', async () => {
    const noise = Buffer.from(Array.from({ length: 48 }, (_, i) => (i * 37) % 256));
    const raw = { width: 4, height: 4, channels: 3 } as const;
    const image = (): Sharp => sharp(noise, { raw });
    const files = [
      await image().png({ compressionLevel: 0 }).toBuffer(),
      await image().webp({ lossless: true }).toBuffer(),
      await image().tiff({ compression: 'lzw' }).toBuffer(),
    ];
    const [one, two, three] = await Promise.all(files.map((file) => standardImage(file, 'x')));
    expect(two?.png.equals(one?.png ?? Buffer.alloc(0))).toBe(true);
    expect(three?.png.equals(one?.png ?? Buffer.alloc(0))).toBe(true);
  });

  it('is opaque on white, of eight bits, of three colours', async () => {
    const clear = sharp({
      create: { width: 4, height: 4, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    const grey = plain(4, 4, '#808080').toColourspace('grey16');
    const [ofClear, ofGrey] = await Promise.all([
      clear
        .png()
        .toBuffer()
        .then((file) => standardImage(file, 'clear.png')),
      grey
        .png()
        .toBuffer()
        .then((file) => standardImage(file, 'grey.png')),
    ]);
    expect((await pixelsOf(ofClear.png)).at).toEqual([
      [255, 255, 255],
      [255, 255, 255],
    ]);
    expect((await pixelsOf(ofGrey.png)).at).toEqual([
      [128, 128, 128],
      [128, 128, 128],
    ]);
  });

  it.each([
    ['text', Buffer.from('no image at all')],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['a cut BMP file', Buffer.from([...Buffer.from('BM'), ...Buffer.alloc(12), 40, 0, 0, 0, 9])],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['nothing', Buffer.alloc(0)],
  ])('is refused by its name when it is %s', async (_, bytes) => {
    await expect(standardImage(bytes, 'mj/00001-0.png')).rejects.toMatchObject({
      code: 'unreadable-image',
      message: expect.stringContaining('mj/00001-0.png'),
    });
  });

  it.each([
    ['HEIC, which heif-convert', '\0\0\0\x18ftypheix\0\0\0\0mif1heic'],
    ['JPEG XL', '\0\0\0\x0cJXL \r\n\x87\n'],
    ['SVG', '<?xml version="1.0"?>\n<svg width="9" height="9"/>'],
    ['a Git LFS pointer: git lfs pull', 'version https://git-lfs.github.com/spec/v1\noid'],
    ['a web page', '\n<!DOCTYPE html><html>'],
  ])('is called what it is when it is %s', async (what, text) => {
    await expect(standardImage(Buffer.from(text, 'latin1'), 'x.png')).rejects.toThrow(
      `x.png cannot be read (it is ${what}`,
    );
  });

  it('is refused where its numbers have no range, and would show as black', async () => {
    await expect(standardImage(floatTiff([0, 0.25, 0.5, 1]), 'x.tif')).rejects.toThrow(
      'x.tif cannot be read (its pixels are of the type float, which',
    );
  });

  it('is refused for its size before it is unpacked, with what to do', async () => {
    const png = await plain(4, 4, '#336699').png().toBuffer();
    png.writeUInt32BE(40_000, 16);
    png.writeUInt32BE(30_000, 20);
    // the checksum of that header
    png.writeUInt32BE(0x43747757, 29);
    await expect(standardImage(png, 'x.png')).rejects.toThrow(
      'x.png cannot be read (its 40000 x 30000 pixels exceed the pixel limit of 100000000): make it smaller.',
    );
  });

  it('is read from AVIF whatever its container calls itself first', async () => {
    const avif = await plain(8, 8, '#336699').avif({ lossless: true }).toBuffer();
    avif.write('mif1', 8, 'latin1');
    expect(avif.subarray(16, 32).includes('avif')).toBe(true);
    const { format, width } = await standardImage(avif, 'x.avif');
    expect({ format, width }).toEqual({ format: 'avif', width: 8 });
  });

  it('of a BMP file is that of a PNG of the same pixels, whatever its depth and direction', async () => {
    await fc.assert(
      fc.asyncProperty(bitmaps, async ({ bmp, pixels, width, height }) => {
        const png = await sharp(pixels, { raw: { width, height, channels: 3 } })
          .png()
          .toBuffer();
        const [ofBmp, ofPng] = await Promise.all([
          standardImage(bmp, 'x.bmp'),
          standardImage(png, 'x.png'),
        ]);
        expect(ofBmp).toEqual({ ...ofPng, format: 'bmp' });
      }),
      { numRuns: 50 },
    );
  });

  it('is refused when its file is cut off', async () => {
    const whole = await plain(64, 64, '#123456').jpeg().toBuffer();
    const half = whole.subarray(0, whole.length - 40);
    await expect(standardImage(half, 'x.jpg')).rejects.toThrow('x.jpg');
  });
});

describe('fitting an image to a frame', () => {
  it('shows it whole on a neutral ground, or fills the frame with it', async () => {
    const wide = await plain(40, 20, '#ffffff').png().toBuffer();
    const whole = await pixelsOf(await fitImage(wide, { width: 20, height: 20 }, 'contain'));
    expect(whole).toEqual({
      size: [20, 20],
      at: [
        [119, 119, 119],
        [119, 119, 119],
      ],
    });
    const filled = await pixelsOf(await fitImage(wide, { width: 20, height: 20 }, 'cover'));
    expect(filled).toEqual({
      size: [20, 20],
      at: [
        [255, 255, 255],
        [255, 255, 255],
      ],
    });
  });
});
