import type { Browser, BrowserContext } from '@playwright/test';

/** The cookies of a rater who has come by a link, as a header. */
export async function cookiesOfRater(browser: Browser, link: string): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'I agree and start' }).click();
  await page.getByRole('img', { name: 'Left image' }).waitFor();
  return takeCookies(context);
}

/** The cookies of a researcher who has signed in by a link, as a header. */
export async function cookiesOfResearcher(browser: Browser, link: string): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in to OnPar' }).click();
  await page.getByRole('heading', { level: 1, name: 'Studies' }).waitFor();
  return takeCookies(context);
}

/** Ends a visit, and gives its cookies as a header. */
export async function takeCookies(context: BrowserContext): Promise<string> {
  const kept = await context.cookies();
  await context.close();
  return kept.map(({ name, value }) => `${name}=${value}`).join('; ');
}
