import { at } from '#domain/at.ts';
import { labelComponents } from './label-components.ts';
import { readShape } from './read-shape.ts';
import type { SceneObject } from './scene.ts';
import { WORLD, type Background, type Corner, type Rgb } from './world.ts';

/** pixels; a smaller spot is no object (the smallest object covers 88) */
const MIN_AREA = 30;
/** in 8-bit RGB space; nearer to the background is background */
const MIN_DISTANCE = 50;
/** pixels; between the radii of small and large */
const LARGE_FROM = 10;

/** An object found in an image; x and y are the mean of its pixels' centres. */
export type FoundObject = SceneObject & { x: number; y: number; corner: Corner };
export type FoundScene = { background: Background; objects: FoundObject[] };

/**
 * Reads a scene from the pixels alone: the background from the frame, objects as connected
 * components that differ from it, their colours by majority, their shapes and sizes from the outline.
 *
 * @param pixels 8-bit RGB, row by row, WORLD.imageSize squared
 */
export function readScene(pixels: Uint8Array): FoundScene {
  const size = WORLD.imageSize;
  const background = readBackground(pixels, size);
  const ground = WORLD.backgroundRgb(background);
  const differs = Array.from({ length: size * size }, (_, i) => {
    return squaredDistance(pixelAt(pixels, i), ground) > MIN_DISTANCE ** 2;
  });
  const objects = labelComponents(differs, size)
    .map((component) => readObject({ pixels, component, ground, size }))
    .filter((found) => found !== null);
  return { background, objects };
}

function readObject(options: {
  pixels: Uint8Array;
  component: number[];
  ground: Rgb;
  size: number;
}): FoundObject | null {
  const { pixels, component, ground, size } = options;
  const colours = component.map((i) => nearest(pixelAt(pixels, i), WORLD.colours, WORLD.colourRgb));
  const tally = (name: string): number => colours.filter((c) => c === name).length;
  const colour = WORLD.colours.reduce((best, name) => (tally(name) > tally(best) ? name : best));
  const ink = WORLD.colourRgb(colour);
  const inside = component.filter((i) => coverage(pixelAt(pixels, i), ground, ink) > 0.5);
  if (inside.length < MIN_AREA) return null;
  const points = inside.map((i) => ({ x: (i % size) + 0.5, y: Math.floor(i / size) + 0.5 }));
  const x = mean(points.map((p) => p.x));
  const y = mean(points.map((p) => p.y));
  const { shape, r } = readShape(points);
  const corner = `${y > size / 2 ? 'bottom' : 'top'} ${x > size / 2 ? 'right' : 'left'}` as const;
  return { shape, colour, size: r > LARGE_FROM ? 'large' : 'small', x, y, corner };
}

/** How far a pixel lies on the way from background to ink: half way is the outline. */
function coverage(pixel: Rgb, ground: Rgb, ink: Rgb): number {
  let along = 0;
  let whole = 0;
  for (const [channel, from] of ground.entries()) {
    const way = at(ink, channel) - from;
    along += (at(pixel, channel) - from) * way;
    whole += way * way;
  }
  return along / whole;
}

/** The background nearest to the median of the two outermost rings of pixels. */
function readBackground(pixels: Uint8Array, size: number): Background {
  const isFrame = (n: number): boolean => n < 2 || n >= size - 2;
  const frame = Array.from({ length: size * size }, (_, i) => i).filter(
    (i) => isFrame(i % size) || isFrame(Math.floor(i / size)),
  );
  const channelMedian = (channel: number): number =>
    median(frame.map((i) => at(pixels, i * 3 + channel, 'pixels')));
  const typical: Rgb = [channelMedian(0), channelMedian(1), channelMedian(2)];
  return nearest(typical, WORLD.backgrounds, WORLD.backgroundRgb);
}

function nearest<T>(pixel: Rgb, names: readonly T[], rgbOf: (name: T) => Rgb): T {
  return names.reduce((best, name) =>
    squaredDistance(pixel, rgbOf(name)) < squaredDistance(pixel, rgbOf(best)) ? name : best,
  );
}

function squaredDistance(a: Rgb, b: Rgb): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}

function pixelAt(pixels: Uint8Array, i: number): Rgb {
  return [
    at(pixels, 3 * i, 'pixels'),
    at(pixels, 3 * i + 1, 'pixels'),
    at(pixels, 3 * i + 2, 'pixels'),
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (at(sorted, Math.ceil(middle) - 1) + at(sorted, Math.floor(middle))) / 2;
}
