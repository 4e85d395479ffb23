import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** A study whose pages are Arabic; what is left and what is right stays where it is. */
export const ARABIC_STUDY = `
name: In Arabic
language: ar
prompts: { set: PartiPrompts, ids: [0, 1] }
arms:
  - { key: t1, label: Tiny 1 Iteration, model: tiny-sd, steps: 1 }
  - { key: t2, label: Tiny 2 Iterations, model: tiny-sd, steps: 2 }
questions:
  - { id: better, title: الصورة الأفضل, ask: أي الصورتين أفضل؟ }
raters: { expected: 1 }
quality: { min_response_ms: 0 }
content_gate: none
`;

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
const heading = (page: Page, name: string): Locator => page.getByRole('heading', { name });
const image = (page: Page, name: string): Locator => page.getByRole('img', { name, exact: true });

/** From the link to the first pair, by keyboard. */
export async function agreeInArabic(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await button(page, 'بدء').press('Enter');
  await expect(heading(page, 'ما توافق عليه')).toBeVisible();
  await button(page, 'أوافق وأبدأ').press('Enter');
  await expect(page.getByText('1 من 2', { exact: true })).toBeVisible();
}

/** Whether the left image, and its button, are on the left. */
export async function isLeftOnTheLeft(page: Page): Promise<boolean> {
  await expect(image(page, 'الصورة اليسرى')).toBeVisible();
  const pairs = [
    [image(page, 'الصورة اليسرى'), image(page, 'الصورة اليمنى')],
    [button(page, /^اليسرى/), button(page, /^اليمنى/)],
  ];
  const boxes = await Promise.all(
    pairs.map((pair) => Promise.all(pair.map((one) => one.boundingBox()))),
  );
  return boxes.every(([left, right]) => left && right && left.x + left.width <= right.x);
}

/** Answers every pair by the arrow to the left, no faster than a person. */
export async function preferLeft(page: Page, pairs: number): Promise<void> {
  for (let pair = 1; pair <= pairs; pair += 1) {
    await expect(page.getByText(`${pair} من ${pairs}`, { exact: true })).toBeVisible();
    await expect(image(page, 'الصورة اليسرى')).toBeVisible();
    await page.waitForTimeout(250);
    await page.keyboard.press('ArrowLeft');
  }
  await expect(heading(page, 'انتهيت. شكرًا لك!')).toBeVisible();
}

/** Withdraws by keyboard; the page that says so stays Arabic, though nothing ties it to the rater. */
export async function withdrawInArabic(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'بياناتك وكيفية الانسحاب' }).press('Enter');
  await button(page, 'الانسحاب من الدراسة').press('Enter');
  await button(page, /^انسحاب$/).press('Enter');
  await page.waitForURL('**/rate/left?language=ar');
  await page.reload();
  await expect(heading(page, 'لقد انسحبت')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
}
