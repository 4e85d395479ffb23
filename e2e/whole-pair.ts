import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { present } from '#domain/present.ts';
import { image, question } from './rater-page.ts';

type Box = { x: number; y: number; width: number; height: number };

/** Where a part of the page is, in CSS pixels. */
export async function boxOf(part: Locator): Promise<Box> {
  const box = await part.boundingBox();
  if (!box) throw new Error('it is not on the page');
  return box;
}

/** Where the two images are. */
export const pairOf = async (page: Page): Promise<[Box, Box]> => [
  await boxOf(image(page, 'Left')),
  await boxOf(image(page, 'Right')),
];

/** Both images are alike, apart, and wholly between the tools and the question; nothing is scrolled. */
export async function expectWholePair(page: Page): Promise<void> {
  const [left, right] = await pairOf(page);
  const tools = await boxOf(page.getByRole('toolbar'));
  const asked = await boxOf(question(page));
  const { width } = present(page.viewportSize(), 'the size of the window');
  expect([right.width, right.height]).toEqual([left.width, left.height]);
  expect(left.width).toBeGreaterThanOrEqual(
    0.4 * Math.min(width, asked.y - tools.y - tools.height),
  );
  for (const { x, y, ...box } of [left, right]) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + box.width).toBeLessThanOrEqual(width);
    expect(y).toBeGreaterThanOrEqual(tools.y + tools.height);
    expect(y + box.height).toBeLessThanOrEqual(asked.y);
  }
  expect(right.x >= left.x + left.width || right.y >= left.y + left.height).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
}
