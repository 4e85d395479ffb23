import sharp from 'sharp';
import { expect, test } from 'vitest';
import { leastPadded, padPng } from './pad-png.ts';

const image = (channels: 3 | 4 = 3) =>
  sharp({ create: { width: 9, height: 7, channels, background: '#3a7' } });

test('a padded picture has the asked length and the same pixels', async () => {
  const png = await image().png().toBuffer();
  for (const length of [leastPadded(png.length), png.length + 13, 4096]) {
    const padded = padPng(png, length);
    expect(padded).toHaveLength(length);
    expect(await sharp(padded).raw().toBuffer()).toEqual(await sharp(png).raw().toBuffer());
  }
});

test('a picture of the asked length stays as it is', async () => {
  const png = await image().png().toBuffer();
  expect(padPng(png, png.length)).toBe(png);
});

test('a length that leaves no room for a chunk is refused', async () => {
  const png = await image().png().toBuffer();
  expect(() => padPng(png, png.length - 1)).toThrow(RangeError);
  expect(() => padPng(png, leastPadded(png.length) - 1)).toThrow(RangeError);
});
