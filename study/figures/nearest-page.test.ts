import sharp from 'sharp';
import { expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import type { ImageSet } from '#evaluation/image-sets/images/image-set.ts';
import { nearestPage } from './nearest-page.ts';

function setOf(label: string, colours: Record<string, string>): ImageSet {
  const entries = Object.entries(colours);
  return {
    label,
    count: entries.length,
    images: async function* () {
      for (const [name, background] of entries)
        yield {
          name: `${label}/${name}`,
          read: () =>
            sharp({ create: { width: 4, height: 4, channels: 3, background } })
              .png()
              .toBuffer(),
        };
    },
  };
}

it('shows the images of each pair, and no place on a machine', async () => {
  const page = await nearestPage(
    [
      { generated: 'made/b.png', reference: 'kept/<a>.png', distance: 0, ratio: 0 },
      { generated: 'made/a.png', reference: 'kept/<a>.png', distance: 1.5, ratio: 0.75 },
    ],
    {
      generated: setOf('/home/ada/made', { 'a.png': '#ff0000', 'b.png': '#00ff00' }),
      reference: setOf('/srv/kept', { '<a>.png': '#0000ff', 'c.png': '#ffffff' }),
    },
  );
  expect(page).not.toMatch(/ada|srv/);
  expect(page).not.toContain('<a>');
  const shown = [...page.matchAll(/<img src="data:image\/png;base64,([^"]+)"/g)];
  const colours = await Promise.all(
    shown.map(async ([, base64]) => {
      const pixels = await sharp(Buffer.from(present(base64, 'an image'), 'base64'))
        .raw()
        .toBuffer();
      return [at(pixels, 0), at(pixels, 1), at(pixels, 2)];
    }),
  );
  const [red, green, blue] = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
  ];
  expect(colours).toEqual([green, blue, red, blue]);
});
