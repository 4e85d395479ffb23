import { at } from '#domain/at.ts';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { ensureBuild } from '#cli/processes/ensure-build.ts';
import { BROWSER_FLAGS, findBrowser } from './find-browser.ts';
import { inviteRaters, startOnPar } from './onpar.ts';

/** `npm run pictures`: the pictures of the README, taken from the demo with simulated raters. */
const FOLDER = resolve('docs/pictures');
/** Time for images in sight to load; the voting page keeps asking the server, so it is never idle. */
const SETTLED_MS = 2500;
const SIZE = { width: 1280, height: 800 };

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(SETTLED_MS);
  const png = await page.screenshot();
  await sharp(png).png({ palette: true, quality: 90 }).toFile(`${FOLDER}/${name}.png`);
}

await ensureBuild('');
await mkdir(FOLDER, { recursive: true });
const onpar = await startOnPar();
const { executable, env } = findBrowser();
const browser = await chromium.launch({
  executablePath: executable,
  args: BROWSER_FLAGS,
  env: { ...env, HOME: onpar.home },
});
try {
  await onpar.onpar('demo', '--no-web', '--simulate', '12');
  const study = await onpar.db.study.findFirstOrThrow();
  const link = at(await inviteRaters(onpar, study.slug, 1), 0, 'the links');

  const rater = await browser.newPage({ viewport: SIZE });
  await rater.goto(link);
  await rater.getByRole('button', { name: 'Start' }).click();
  await rater.getByRole('button', { name: 'I agree and start' }).click();
  await rater.getByRole('button', { name: /^Left/ }).waitFor();
  await take(rater, 'voting');
  await rater.close();

  const page = await browser.newPage({ viewport: SIZE });
  await page.goto(onpar.signInLink);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.getByRole('heading', { level: 1, name: 'Studies' }).waitFor();
  const address = `${onpar.address}/studies/${study.slug}`;
  await page.goto(address);
  await take(page, 'study');
  await page.goto(`${address}/gallery`);
  await take(page, 'gallery');
  await onpar.onpar('study', 'close', study.slug);
  await page.goto(`${address}/results`);
  await take(page, 'results');
} finally {
  await browser.close();
  await onpar.stop();
}
