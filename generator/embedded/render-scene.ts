import { at } from '#domain/at.ts';
import type { Scene, SceneObject } from './scene.ts';
import { signedDistance } from './signed-distance.ts';
import { WORLD, type Rgb } from './world.ts';

/**
 * Draws a scene: 8-bit RGB, row by row, WORLD.imageSize squared pixels. A pixel is the mixture of
 * ink and background by coverage, clamp(0.5 - signed distance of its centre).
 */
export function renderScene(scene: Scene): Uint8Array {
  const ground = WORLD.backgroundRgb(scene.background);
  const pixels = new Uint8Array(WORLD.imageSize ** 2 * 3);
  for (let i = 0; i < pixels.length; i++) pixels[i] = at(ground, i % 3);
  const [first, second] = [at(WORLD.centres, 0), at(WORLD.centres, 1)];
  const middles = [
    [first, first],
    [second, first],
    [first, second],
    [second, second],
  ] as const;
  for (const [cell, [x, y]] of middles.entries()) {
    const thing = scene.cells[cell];
    if (thing) drawObject(pixels, { thing, x, y, ground });
  }
  return pixels;
}

function drawObject(
  pixels: Uint8Array,
  { thing, x, y, ground }: { thing: SceneObject; x: number; y: number; ground: Rgb },
): void {
  const r = WORLD.radius(thing.size);
  const ink = WORLD.colourRgb(thing.colour);
  const reach = Math.ceil(r) + 1;
  for (let row = y - reach; row < y + reach; row++) {
    for (let column = x - reach; column < x + reach; column++) {
      const point = { x: column + 0.5 - x, y: row + 0.5 - y, r };
      const cover = Math.min(Math.max(0.5 - signedDistance(thing.shape, point), 0), 1);
      if (cover === 0) continue;
      for (const [channel, from] of ground.entries()) {
        const mixed = from + (at(ink, channel) - from) * cover;
        pixels[(row * WORLD.imageSize + column) * 3 + channel] = Math.floor(mixed + 0.5);
      }
    }
  }
}
