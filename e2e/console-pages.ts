import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';

/** Without a server a page stays as it is, and says so until the server is back. */
export async function expectStaysWithoutServer(page: Page, tab: string): Promise<void> {
  const notice = page.getByText('The server cannot be reached');
  const link = page.getByRole('link', { name: tab, exact: true });
  const before = page.url();

  await page.context().setOffline(true);
  await link.click();
  await expect(notice).toBeVisible();
  await expectAccessible(page);
  expect(page.url()).toBe(before);
  await page.context().setOffline(false);
  await expect(notice).toHaveCount(0);

  // a server that is down, over a network that is not
  await page.route('**/*', (route) => route.abort('connectionrefused'));
  await link.hover();
  await page.mouse.down();
  await expect(notice).toBeVisible();
  await page.mouse.up();
  expect(page.url()).toBe(before);
  await page.unroute('**/*');
  await expect(notice).toHaveCount(0);

  await link.click();
  await expect(page).not.toHaveURL(before);
}
