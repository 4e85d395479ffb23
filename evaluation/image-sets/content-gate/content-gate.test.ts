import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { TEST_CACHE_FOLDER } from '../../fixtures/cache-folder.ts';
import { openContentGate, unsafeScore } from './content-gate.ts';

describe('the content gate', () => {
  it('counts the explicit classes whole and the suggestive one by a quarter', () => {
    expect(unsafeScore([1, 0, 0, 0, 0])).toBe(0);
    expect(unsafeScore([0, 0, 1, 0, 0])).toBe(0);
    expect(unsafeScore([0, 0.5, 0.1, 0.3, 0.1])).toBeCloseTo(0.825, 12);
    expect(unsafeScore([0, 0, 0, 0, 1])).toBe(0.25);
  });

  it('scores geometric pictures as safe, in their order', async () => {
    const circle = (colour: string): Promise<Uint8Array> =>
      sharp(
        Buffer.from(
          `<svg width="200" height="160"><rect width="200" height="160" fill="white"/><circle cx="100" cy="80" r="50" fill="${colour}"/></svg>`,
        ),
      )
        .png()
        .toBuffer();
    const gate = await openContentGate({ cacheFolder: TEST_CACHE_FOLDER });
    const scores = await gate.score(
      ['red', 'blue', 'green'].map((name) => ({ name, read: () => circle(name) })),
    );
    await gate.close();
    expect(scores).toHaveLength(3);
    scores.forEach((score) => {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThan(0.5);
    });
  });
});
