import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** axe finds nothing on a page as it stands, in the light and in the dark theme. */
export async function expectAccessible(page: Page): Promise<void> {
  // the title comes with the rest of a page that is streamed
  await expect(page).toHaveTitle(/./);
  await showIn(page, 'light');
  await expectNoViolations(page);
  await showIn(page, 'dark');
  // the themes differ in their colours alone
  await expectNoViolations(page, ['color-contrast', 'link-in-text-block']);
  await page.emulateMedia({ colorScheme: null });
}

/** axe finds nothing on a page as it stands, by the rules named or by all. */
export async function expectNoViolations(page: Page, rules?: string[]): Promise<void> {
  // without frames of other origins all of it is done on the page, and no second one is opened
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
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
