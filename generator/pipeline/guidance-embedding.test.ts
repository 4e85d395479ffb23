import { expect, test } from 'vitest';
import { at } from '#domain/at.ts';
import { guidanceEmbedding } from './guidance-embedding.ts';
import recorded from '../fixtures/goldens-others/guidance-embedding.json' with { type: 'json' };

test('the guidance scale is told in the sines and cosines that diffusers tells it in', () => {
  for (const { scale, width, at: places, values } of recorded.cases) {
    const embedding = guidanceEmbedding(scale, width);
    expect(embedding).toHaveLength(width);
    places.forEach((place, i) => {
      // recorded to 7 decimals
      expect(embedding[place], `${scale} at ${place}`).toBeCloseTo(at(values, i), 6);
    });
  }
});

test('a scale of 1 is no guidance: every angle is 0', () => {
  expect([...guidanceEmbedding(1, 6)]).toEqual([0, 0, 0, 1, 1, 1]);
});
