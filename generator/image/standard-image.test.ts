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
    [
      'a BMP file',
      Buffer.concat([Buffer.from('BM'), Buffer.alloc(12), Buffer.of(40), Buffer.alloc(60)]),
    ],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['nothing', Buffer.alloc(0)],
  ])('is refused by its name when it is %s', async (_, bytes) => {
    await expect(standardImage(bytes, 'mj/00001-0.png')).rejects.toMatchObject({
      code: 'unreadable-image',
      message: expect.stringContaining('mj/00001-0.png'),
    });
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
