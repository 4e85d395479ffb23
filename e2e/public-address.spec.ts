import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import { expect, test } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { inviteRaters, startOnPar, startWithStudy } from './onpar.ts';
import type { OnPar } from './onpar.ts';
import { startReverseProxy } from './reverse-proxy.ts';
import type { ProxyManners, ReverseProxy } from './reverse-proxy.ts';

test.describe.configure({ mode: 'serial' });
test.use({ ignoreHTTPSErrors: true, actionTimeout: 20_000 });

/** The home folder that all installations of this file share, one after the other. */
let home: string;
let slug: string;
let proxy: ReverseProxy;
let onpar: OnPar;

async function startBehind(
  manners: ProxyManners,
  settings: (origin: string) => Record<string, string> = () => ({}),
): Promise<void> {
  proxy = await startReverseProxy(manners);
  onpar = await startOnPar({ home, settings: settings(proxy.origin), keepHome: true });
  proxy.leadTo(onpar.address);
}

async function stop(): Promise<void> {
  await proxy.close();
  await onpar.stop();
}

test.beforeAll(async () => {
  test.setTimeout(600_000);
  const first = await startWithStudy(1, { keepHome: true });
  ({ slug } = first);
  ({ home } = first.onpar);
  await first.onpar.stop();
});

test.afterAll(async () => {
  const last = await startOnPar({ home });
  await last.stop();
});

/** Signs in by the link that `onpar up` printed, and makes a link for a rater on the page for it. */
async function linkForRater(page: Page, base: string): Promise<string> {
  await page.goto(base + new URL(onpar.signInLink).pathname.replace(/^.*(?=\/sign-in)/, ''));
  await page.getByRole('button', { name: 'Sign in to OnPar' }).click();
  await expect(page.getByRole('heading', { name: 'Studies' })).toBeVisible();
  await page.goto(`${base}/studies/${slug}/raters`);
  await page.getByLabel('Number of links').fill('1');
  await page.getByRole('button', { name: 'Create links' }).click();
  const links = page.getByLabel('Invitation links');
  await expect(links).toBeVisible();
  const text = present(await links.textContent(), 'the links');
  return present(/https?:\/\/\S+\/invite\/[\w-]+/.exec(text)?.[0], 'a link');
}

/** Takes an invitation up and gives the first vote: forms, fetches and images all pass the proxy. */
async function voteOnce(page: Page, link: string): Promise<void> {
  await page.goto(link);
  const led = page.waitForResponse((response) => 'x-action-redirect' in response.headers());
  await page.getByRole('button', { name: 'Start' }).click();
  // with the page that the action leads to, which the server asks of itself
  expect((await led).headers()['content-type']).toBe('text/x-component');
  await page.getByRole('button', { name: 'I agree and start' }).click();
  await expect(page.getByRole('img', { name: 'Left image' })).toBeVisible();
  await page.waitForTimeout(300);
  const stored = page.waitForResponse((response) => response.url().endsWith('/api/rating/votes'));
  await page.keyboard.press('1');
  expect((await stored).status()).toBe(200);
}

async function cookiesOf(context: BrowserContext) {
  const cookies = await context.cookies();
  return cookies.filter(({ name }) => /onpar|next-auth/.test(name));
}

test('behind https that is told by headers, links and cookies are those of https', async ({
  page,
  browser,
}) => {
  await startBehind({ https: true, host: 'rewritten', forwards: true });
  const link = await linkForRater(page, proxy.origin);
  expect(link.startsWith(`${proxy.origin}/invite/`)).toBe(true);
  const rater = await browser.newContext({ ignoreHTTPSErrors: true });
  await voteOnce(await rater.newPage(), link);
  for (const context of [page.context(), rater]) {
    const cookies = await cookiesOf(context);
    expect(cookies.length).toBeGreaterThan(0);
    expect(cookies.filter(({ secure }) => !secure)).toEqual([]);
  }
  expect((await cookiesOf(rater)).map(({ name }) => name)).toEqual(['__Host-onpar_rater']);
  await rater.close();
  await stop();
});

test('a proxy that rewrites Host and tells nothing works for a browser that names its origin', async ({
  page,
  request,
}) => {
  await startBehind({ https: false, host: 'rewritten', forwards: false });
  const link = at(await inviteRaters(onpar, slug, 1), 0, 'the links');
  await voteOnce(page, proxy.origin + new URL(link).pathname);
  const refused = await request.post(`${proxy.origin}/sign-in`, {
    headers: { origin: 'http://rating.example.org' },
  });
  expect(refused.status()).toBe(403);
  expect(await refused.text()).toMatch(/X-Forwarded-Host.*ONPAR_URL/);
  await stop();
});

test('a proxy that drops the port of Host works with ONPAR_URL', async ({ page, request }) => {
  await startBehind({ https: false, host: 'without port', forwards: false }, (origin) => ({
    ONPAR_URL: origin,
  }));
  const csv = await onpar.onpar('raters', 'invite', slug, '--count', '1');
  const link = present(/http:\S+/.exec(csv)?.[0], 'a link');
  expect(link.startsWith(`${proxy.origin}/invite/`)).toBe(true);
  await voteOnce(page, link);
  // an older browser names its origin only
  const taken = await request.post(`${proxy.origin}/api/rating/votes`, {
    headers: { origin: proxy.origin },
    data: {},
  });
  expect(taken.status()).not.toBe(403);
  await stop();
});

test('under a path of a larger site, everything stays under that path', async ({
  page,
  browser,
}) => {
  test.setTimeout(600_000);
  await startBehind({ https: true, host: 'rewritten', forwards: false }, (origin) => ({
    ONPAR_URL: `${origin}/lab/onpar`,
  }));
  const outside: string[] = [];
  const rater = await browser.newContext({ ignoreHTTPSErrors: true });
  for (const context of [page.context(), rater]) {
    context.on('request', (asked) => {
      if (!new URL(asked.url()).pathname.startsWith('/lab/onpar')) outside.push(asked.url());
    });
  }
  const link = await linkForRater(page, `${proxy.origin}/lab/onpar`);
  expect(link.startsWith(`${proxy.origin}/lab/onpar/invite/`)).toBe(true);
  await voteOnce(await rater.newPage(), link);
  await page.goto(`${proxy.origin}/lab/onpar/studies/${slug}/gallery`);
  await expect(page.getByRole('img').first()).toBeVisible();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/\/lab\/onpar\/studies\/.*\/gallery/);
  await page.goto(`${proxy.origin}/lab/onpar/account`);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(`${proxy.origin}/lab/onpar/sign-in`);
  expect(outside).toEqual([]);
  expect((await cookiesOf(rater)).every(({ secure }) => secure)).toBe(true);
  await rater.close();
  await stop();
});
