import { describe, expect, it } from 'vitest';
import { decodeImage } from '../decode-image.ts';

type Kind = {
  bits?: number;
  format?: number;
  photometric?: number;
  samples?: number;
  extra?: number;
};

/** An uncompressed TIFF of 3 x 1 pixels with these bytes as samples. */
function tiff(bytes: number[], kind: Kind, little = true): Uint8Array {
  const { bits = 8, format = 1, photometric = 1, samples = 1, extra } = kind;
  const tags = [
    [256, 3],
    [257, 1],
    [258, bits],
    [259, 1],
    [262, photometric],
    [273, 200],
    [277, samples],
    [278, 1],
    [279, bytes.length],
    ...(extra === undefined ? [] : [[338, extra] as const]),
    [339, format],
  ] as const;
  const file = new Uint8Array(200 + bytes.length);
  const view = new DataView(file.buffer);
  file.set(little ? [0x49, 0x49] : [0x4d, 0x4d]);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, tags.length, little);
  tags.forEach(([tag, value], i) => {
    const at = 10 + 12 * i;
    view.setUint16(at, tag, little);
    view.setUint16(at + 2, 3, little);
    view.setUint32(at + 4, 1, little);
    view.setUint16(at + 8, value, little);
  });
  file.set(bytes, 200);
  return file;
}

const greysOf = async (file: Uint8Array): Promise<number[]> =>
  [...(await decodeImage(file)).pixels].filter((_, i) => i % 3 === 0);

describe('a TIFF', () => {
  it.each([true, false])('of signed bytes has the unsigned ones, as to Pillow', async (little) => {
    const bytes = [0, 127, 200];
    const file = tiff(bytes, { format: 2 }, little);
    expect(await greysOf(file)).toEqual(bytes);
    expect(await greysOf(Buffer.concat([file]))).toEqual(bytes);
    expect(await greysOf(tiff(bytes, {}, little))).toEqual(bytes);
  });

  it.each<[string, Kind, boolean]>([
    ['signed numbers whose white is zero', { format: 2, photometric: 0 }, true],
    ['colours that are signed', { format: 2, photometric: 2, samples: 3 }, true],
    ['numbers of 16 bits', { format: 3, bits: 16 }, true],
    ['numbers of 64 bits', { format: 3, bits: 64 }, true],
    ['long whole numbers', { bits: 32 }, false],
    ['long whole numbers', { bits: 32, photometric: 0 }, true],
  ])('of %s is refused, as by Pillow', async (words, kind, little) => {
    const file = tiff(
      Array.from({ length: 24 }, (_, i) => i),
      kind,
      little,
    );
    await expect(decodeImage(file)).rejects.toThrow(words);
  });

  it('of colours that no decoder here reads is refused for these, not as damaged', async () => {
    const lab = tiff(Array<number>(9).fill(9), { photometric: 8, samples: 3 });
    await expect(decodeImage(lab)).rejects.toThrow('its colours or compression are not read');
  });

  it('whose colours are multiplied by alpha is divided by it as by Pillow', async () => {
    const pixels = [100, 50, 1, 201, 9, 8, 7, 0, 200, 90, 0, 100];
    const rgb = { photometric: 2, samples: 4 };
    const apart = [100, 50, 1, 9, 8, 7, 200, 90, 0];
    for (const little of [true, false]) {
      const multiplied = await decodeImage(tiff(pixels, { ...rgb, extra: 1 }, little));
      expect([...multiplied.pixels]).toEqual([126, 63, 1, 0, 0, 0, 255, 229, 0]);
      const other = await decodeImage(tiff(pixels, { ...rgb, extra: 2 }, little));
      expect([...other.pixels]).toEqual(apart);
    }
  });
});
