import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import goldens from '../../fixtures/decoded-images.json' with { type: 'json' };
import { decodeImage } from './decode-image.ts';
import { jpegQuality } from './jpeg-quality.ts';

const files = Object.entries(goldens).map(([name, { file, sha256, quality }]) => ({
  name,
  bytes: Buffer.from(file, 'base64'),
  sha256,
  quality,
}));

describe('decoding', () => {
  it.each(files)('gives the bytes of Pillow for a $name', async ({ bytes, sha256 }) => {
    const { pixels, width, height } = await decodeImage(bytes);
    expect([width, height]).toEqual([23, 17]);
    expect(createHash('sha256').update(pixels).digest('hex')).toBe(sha256);
  });

  it('ignores a colour profile', async () => {
    const raw = { raw: { width: 4, height: 2, channels: 3 as const } };
    const pixels = Uint8Array.from({ length: 24 }, (_, i) => i * 10);
    const tagged = await sharp(pixels, raw).withIccProfile('p3').png().toBuffer();
    const stored = await sharp(tagged, { ignoreIcc: true }).removeAlpha().raw().toBuffer();
    expect((await sharp(tagged).metadata()).hasProfile).toBe(true);
    expect([...(await decodeImage(tagged)).pixels]).toEqual([...stored]);
  });

  it('refuses what is no image, and one of too many pixels', async () => {
    await expect(decodeImage(Buffer.from('no image'))).rejects.toThrow('unsupported image format');
    const bomb = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="20000"></svg>',
    );
    await expect(decodeImage(bomb)).rejects.toThrow('pixel limit');
  });
});

describe('the quality of a JPEG file', () => {
  it.each(files)('of a $name is what it was saved with', ({ bytes, quality }) => {
    expect(jpegQuality(bytes) ?? null).toBe(quality);
  });

  it('is not judged from broken files', () => {
    const [jpeg] = files.filter(({ quality }) => quality !== null);
    for (let length = 0; length < 100; length++)
      expect(jpegQuality(Buffer.from(jpeg?.bytes.subarray(0, length) ?? ''))).toSatisfy(
        (quality) => quality === undefined || quality === jpeg?.quality,
      );
  });
});
