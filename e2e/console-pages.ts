import { present } from '#domain/present.ts';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { listRoutes } from './hostile/list-routes.ts';

/**
 * axe finds nothing on any page of the console.
 *
 * @param real what stands in place of each `name/[…]`
 * @param further addresses that no folder names
 */
export async function expectPagesAccessible(
  page: Page,
  address: string,
  { real, further }: { real: ReadonlyMap<string, string>; further: readonly string[] },
): Promise<void> {
  const paths = (await listRoutes('app/(research)')).map(({ pattern }) =>
    pattern.replace(/\w+\/\[\w+\]/g, (part) => present(real.get(part), part)),
  );
  expect(paths.length).toBeGreaterThan(10);
  for (const path of [...paths, ...further]) {
    await page.goto(address + path);
    await test.step(path, () => expectAccessible(page));
  }
}

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
