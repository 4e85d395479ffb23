import { describe, expect, it } from 'vitest';
import { checkImage } from './check-image.ts';
import { drawReferenceImages } from './draw-reference-images.ts';
import { parsePrompt } from './parse-prompt.ts';

const prompts = ['two red circles', 'a small blue cross above a green square on a pink background'];

describe('drawReferenceImages', () => {
  it('draws the prompts in turn, each true to its words', () => {
    const images = [...drawReferenceImages({ prompts, count: 5, seed: 1 })];
    expect(images).toHaveLength(5);
    for (const [i, pixels] of images.entries()) {
      const verdicts = checkImage(pixels, parsePrompt(prompts[i % 2] ?? ''));
      expect(verdicts.every((v) => v.right)).toBe(true);
    }
  });

  it('gives the same images for the same seed, and others for another', () => {
    const draw = (seed: number): Uint8Array[] => [
      ...drawReferenceImages({ prompts, count: 6, seed }),
    ];
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});
