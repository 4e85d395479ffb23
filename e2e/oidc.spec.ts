import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { CLIENT, startLocalProvider } from './oidc/local-provider.ts';
import type { LocalProvider } from './oidc/local-provider.ts';
import { startOnPar } from './onpar.ts';
import type { OnPar } from './onpar.ts';

let provider: LocalProvider;
let onpar: OnPar;

async function start(accounts: string): Promise<void> {
  provider = await startLocalProvider();
  onpar = await startOnPar({
    settings: {
      ONPAR_OIDC_ISSUER: provider.issuer,
      ONPAR_OIDC_CLIENT_ID: CLIENT.id,
      ONPAR_OIDC_CLIENT_SECRET: CLIENT.secret,
      ONPAR_OIDC_NAME: 'the university',
      ONPAR_OIDC_ACCOUNTS: accounts,
    },
  });
  provider.serve(onpar.address);
}

test.afterEach(async () => {
  await onpar.stop();
  provider.close();
});

/** Somebody at a browser of their own, who signs in with the provider as `login`. */
async function comeAs(browser: Browser, login: string, where = '/sign-in'): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(where.startsWith('/') ? onpar.address + where : where);
  if (!where.startsWith('/')) await page.getByRole('link', { name: 'Sign in first' }).click();
  await page.getByRole('button', { name: 'Sign in with the university' }).click();
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="password"]').fill('anything');
  await page.getByRole('button', { name: /sign-in/i }).click();
  await page.getByRole('button', { name: /continue/i }).click();
  return page;
}

const studies = (page: Page) => page.getByRole('heading', { level: 1, name: 'Studies' });
const refusal = (page: Page) => page.getByText('No researcher here has your address');

test('single sign-on lets in researchers who are known, by an address that it has confirmed', async ({
  browser,
}) => {
  await start('known');
  await onpar.db.user.create({ data: { name: 'Ada', email: 'ada@x.test' } });
  await onpar.db.user.create({ data: { name: 'Una', email: 'unconfirmed@x.test' } });

  const ada = await comeAs(browser, 'Ada@X.test');
  await expect(studies(ada)).toBeVisible();
  const stranger = await comeAs(browser, 'mallory@x.test');
  await expect(refusal(stranger)).toBeVisible();
  expect((await new AxeBuilder({ page: stranger }).analyze()).violations).toEqual([]);
  await expect(refusal(await comeAs(browser, 'unconfirmed@x.test'))).toBeVisible();
  expect(await onpar.db.user.count({ where: { oidcSubject: { not: null } } })).toBe(1);

  // who was there once is known by what the provider calls them, whatever the address is now
  await onpar.db.user.updateMany({ where: { name: 'Ada' }, data: { email: 'other@x.test' } });
  await expect(studies(await comeAs(browser, 'Ada@X.test'))).toBeVisible();

  await test.step('nobody comes back from there who did not go there from here', async () => {
    const forged = await (await browser.newContext()).newPage();
    await forged.goto(`${onpar.address}/api/auth/callback/oidc?code=stolen&state=forged`);
    await expect(forged.getByText('Signing in there did not work')).toBeVisible();
    await forged.goto(`${onpar.address}/studies`);
    await expect(forged.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  });
});

test('with accounts for anyone, whoever the provider knows gets one, and takes invitations up', async ({
  browser,
}) => {
  await start('any');
  await expect(studies(await comeAs(browser, 'ben@x.test'))).toBeVisible();
  await expect(studies(await comeAs(browser, 'ben@x.test'))).toBeVisible();
  expect(await onpar.db.user.count({ where: { email: 'ben@x.test' } })).toBe(1);
  const link = (await onpar.onpar('users', 'invite', '--base-url', onpar.address)).trim();
  const cleo = await comeAs(browser, 'cleo@x.test', link);
  await cleo.getByRole('button', { name: 'Join as cleo' }).click();
  await expect(studies(cleo)).toBeVisible();
});
