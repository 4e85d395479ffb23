// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs nine times the loop itself.
import type { RgbImage } from '#files/images/rgb-image.ts';

/**
 * Where the pixel at row `y` and column `x` of an upright image lies in the stored one of `width` x
 * `height`, for each value of the orientation tag (TIFF 6.0, section 8).
 */
const SOURCE: Record<number, (x: number, y: number, width: number, height: number) => number> = {
  2: (x, y, width) => y * width + (width - 1 - x),
  3: (x, y, width, height) => (height - 1 - y) * width + (width - 1 - x),
  4: (x, y, width, height) => (height - 1 - y) * width + x,
  5: (x, y, width) => x * width + y,
  6: (x, y, width, height) => (height - 1 - x) * width + y,
  7: (x, y, width, height) => (height - 1 - x) * width + (width - 1 - y),
  8: (x, y, width) => x * width + (width - 1 - y),
};

/** The image turned upright as an orientation tag asks; unknown values leave it as it is. */
export function orientedAsSaid(image: RgbImage, orientation: number): RgbImage {
  const source = SOURCE[orientation];
  if (source === undefined) return image;
  const [width, height] =
    orientation >= 5 ? [image.height, image.width] : [image.width, image.height];
  const pixels = new Uint8Array(image.pixels.length);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += 3) {
      const from = 3 * source(x, y, image.width, image.height);
      pixels[to] = image.pixels[from] ?? 0;
      pixels[to + 1] = image.pixels[from + 1] ?? 0;
      pixels[to + 2] = image.pixels[from + 2] ?? 0;
    }
  return { width, height, pixels };
}
