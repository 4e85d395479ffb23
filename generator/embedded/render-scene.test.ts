import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { at } from '#domain/at.ts';
import scenes from './fixtures/scenes.json' with { type: 'json' };
import { renderScene } from './render-scene.ts';
import { WORLD } from './world.ts';

const objectSchema = z.object({
  shape: z.enum(WORLD.shapes),
  colour: z.enum(WORLD.colours),
  size: z.enum(WORLD.sizes),
});
const sceneSchema = z.object({
  background: z.enum(WORLD.backgrounds),
  cells: z.array(objectSchema.nullable()).length(4),
});
const COLUMNS = 8;

/** The sheet of scenes as the Python of training/ drew them (make_goldens.py). */
async function drawnInTraining(i: number): Promise<Uint8Array> {
  const side = WORLD.imageSize;
  const sheet = sharp(fileURLToPath(new URL('fixtures/scenes.png', import.meta.url)));
  const left = (i % COLUMNS) * side;
  const top = Math.floor(i / COLUMNS) * side;
  return sheet.extract({ left, top, width: side, height: side }).removeAlpha().raw().toBuffer();
}

describe('renderScene', () => {
  it('draws what the models were trained on, within 1 of 255', async () => {
    expect(scenes).toHaveLength(64);
    for (const [i, scene] of scenes.entries()) {
      const drawn = renderScene(sceneSchema.parse(scene));
      const wanted = await drawnInTraining(i);
      const worst = drawn.reduce((most, v, k) => Math.max(most, Math.abs(v - at(wanted, k))), 0);
      expect(worst, `scene ${i}`).toBeLessThanOrEqual(1);
    }
  });

  it('covers the area of the shape', () => {
    const circle = { shape: 'circle', colour: 'red', size: 'large' } as const;
    const pixels = renderScene({ background: 'black', cells: [circle, null, null, null] });
    let covered = 0;
    for (let i = 0; i < pixels.length; i += 3) covered += (at(pixels, i) - 20) / (220 - 20);
    expect(covered / (Math.PI * 13 ** 2)).toBeCloseTo(1, 2);
  });
});
