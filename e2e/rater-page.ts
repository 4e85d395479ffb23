import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The images, the question and the place in the order that a rater sees. */
export const image = (page: Page, side: 'Left' | 'Right'): Locator =>
  page.getByRole('img', { name: `${side} image` });
export const question = (page: Page): Locator =>
  page.getByRole('heading', { name: /^Which image .*\?$/, level: 2 });
export const place = (page: Page, text: string): Locator => page.getByText(text, { exact: true });

/** A rater of the fixture study, past practice, at the first question that counts. */
export async function startVoting(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'I agree and start' }).click();
  await expect(image(page, 'Left')).toBeVisible();
  await answer(page, '1');
  await answer(page, '1');
  await page.getByRole('button', { name: 'Next pair' }).click();
  await expect(place(page, '2 of 7')).toBeVisible();
}

/** Opens a link again in a browser, also one that holds votes back. */
export async function openAgain(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(image(page, 'Left')).toBeVisible();
}

/** Answers by key, no faster than a person. */
export async function answer(page: Page, key: string): Promise<void> {
  await expect(image(page, 'Left')).toBeVisible();
  await page.waitForTimeout(250);
  await page.keyboard.press(key);
}

/** Buttons and links on the page that are smaller than a finger needs; 44 px is the size that WCAG 2.5.5 asks for. */
export const tooSmall = (page: Page): Promise<string[]> =>
  page.locator('main :is(button, a):visible').evaluateAll((controls) =>
    controls
      .filter((one) => {
        const { width, height } = one.getBoundingClientRect();
        return Math.min(width, height) < 44;
      })
      .map((one) => one.textContent),
  );
