import { at } from '#domain/at.ts';
import sharp from 'sharp';
import type { ImageSet } from '#evaluation/image-sets/images/image-set.ts';
import { drawScene } from '#generator/embedded/draw-scene.ts';
import { parsePrompt } from '#generator/embedded/parse-prompt.ts';
import { createRandom } from '#generator/embedded/random.ts';
import { renderScene } from '#generator/embedded/render-scene.ts';
import { WORLD } from '#generator/embedded/world.ts';

/**
 * What the embedded models should have painted: scenes of which the prompts are true, drawn by the
 * renderer whose pictures they were trained on.
 */
export function referenceImages(options: {
  prompts: readonly string[];
  count: number;
  seed: number;
}): ImageSet {
  const { prompts, count, seed } = options;
  return {
    label: 'rendered scenes',
    count,
    images: async function* () {
      const random = createRandom(seed);
      for (let i = 0; i < count; i++) {
        const pixels = renderScene(
          drawScene(random, parsePrompt(at(prompts, i % prompts.length, 'the prompts'))),
        );
        yield { name: `scene ${i}`, read: () => encode(pixels) };
      }
    },
  };
}

async function encode(pixels: Uint8Array): Promise<Buffer> {
  const raw = { width: WORLD.imageSize, height: WORLD.imageSize, channels: 3 as const };
  return sharp(pixels, { raw }).png({ compressionLevel: 1 }).toBuffer();
}
