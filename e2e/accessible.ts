import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** axe finds nothing on a page as it stands, in the light and in the dark theme. */
export async function expectAccessible(page: Page): Promise<void> {
  // the title comes with the rest of a page that is streamed
  await expect(page).toHaveTitle(/./);
  for (const colorScheme of ['light', 'dark'] as const) {
    await showIn(page, colorScheme);
    await expectNoViolations(page);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** axe finds nothing on a page as it stands. */
export async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Shows a page in a theme, and waits until its colours have come to rest. */
export async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    const changing = document.getAnimations().filter((one) => one instanceof CSSTransition);
    // one that is broken off has no end, and is no longer in the way
    await Promise.allSettled(changing.map(({ finished }) => finished));
  });
}
