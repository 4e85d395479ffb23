import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Browser, BrowserContextOptions, Page, Response } from '@playwright/test';
import { at } from '#domain/at.ts';
import { ar } from '#domain/words/ar.ts';
import { de } from '#domain/words/de.ts';
import { en } from '#domain/words/en.ts';
import { inviteRaters, startWithStudy } from './onpar.ts';
import type { OnPar } from './onpar.ts';
import { answer, image, place, question, startVoting, tooSmall } from './rater-page.ts';
import { boxOf, expectWholePair, pairOf } from './whole-pair.ts';

let onpar: OnPar;
let slug: string;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  ({ onpar, slug } = await startWithStudy(1));
});
test.afterAll(() => onpar.stop());

/** A rater of one's own, past practice, on a screen. */
async function raterAt(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await startVoting(page, at(await inviteRaters(onpar, slug, 1), 0, 'the links'));
  return page;
}

/** A page at 200% has half as many CSS pixels, each twice as large. */
const SCREENS = [
  ['a laptop', 1280, 800, 1],
  ['a laptop at 200%', 640, 400, 2],
  ['a small laptop at 200%', 683, 384, 2],
  ['a low window', 1280, 420, 1],
  ['a square monitor at 200%', 640, 512, 2],
  ['a phone lying on its side', 844, 390, 3],
] as const;

for (const [name, width, height, deviceScaleFactor] of SCREENS) {
  test(`on ${name} both images are whole, alike, and beside each other`, async ({ browser }) => {
    const page = await raterAt(browser, { viewport: { width, height }, deviceScaleFactor });
    const [left, right] = await pairOf(page);
    expect(left.width).toBeCloseTo(right.width, 0);
    expect(left.y).toBeCloseTo(right.y, 0);
    expect(right.x).toBeGreaterThanOrEqual(left.x + left.width);
    // at least half as high as the window, and with the question and its answers on one screen
    expect(left.height).toBeGreaterThan(height * 0.45);
    for (const box of [left, right]) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    const answers = await boxOf(page.getByRole('button', { name: /^Neither/ }));
    expect(answers.y).toBeGreaterThanOrEqual(left.y + left.height);
    expect(answers.y + answers.height).toBeLessThanOrEqual(height);
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('screen.png') });
  });
}

test('the page is sent less than 200 kB of JavaScript, and the words of its own language alone', async ({
  browser,
}) => {
  const page = await raterAt(browser, { viewport: { width: 1280, height: 800 } });
  const answers: Response[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') answers.push(response);
  });
  await page.reload();
  await expect(image(page, 'Left')).toBeVisible();
  const scripts = await Promise.all(answers.map((response) => response.body()));
  const sizes = scripts.map((script) => gzipSync(script).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: 'compressed bytes', description: String(total) });
  expect(total).toBeLessThan(200_000);
  const text = scripts.map(String).join('');
  expect(text).toContain(en.page.yourData);
  for (const other of [de, ar]) expect(text).not.toContain(other.page.yourData);
});

test('while F is held each image stands in the place of the other, and nothing is answered', async ({
  browser,
}) => {
  const page = await raterAt(browser, { viewport: { width: 1280, height: 800 } });
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const before = await pairOf(page);
  const asked = await question(page).innerText();
  await page.keyboard.down('f');
  await expect(page.getByText(en.voting.flipped)).toBeVisible();
  expect(await pairOf(page)).toEqual([before[1], before[0]]);
  await page.keyboard.press('1');
  await expect(page.getByRole('button', { name: /^Left/ })).toBeDisabled();
  expect(await question(page).innerText()).toBe(asked);
  await page.keyboard.up('f');
  expect(await pairOf(page)).toEqual(before);
  expect(requests).toEqual([]);
  await page.getByRole('button', { name: 'Flip' }).click();
  await expect(page.getByRole('button', { name: 'Flip' })).toHaveAttribute('aria-pressed', 'true');
  expect(await pairOf(page)).toEqual([before[1], before[0]]);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('a rater changes the keys, none is given twice, and this browser keeps them', async ({
  browser,
}) => {
  const page = await raterAt(browser, { viewport: { width: 1280, height: 800 } });
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Change the keys' }).click();
  await page.getByRole('button', { name: /^Left 1$/ }).click();
  await page.keyboard.press('p');
  await expect(page.getByText('P cannot be used: it is the key for Pause')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('keys.png') });
  await page.keyboard.press('j');
  await expect(page.getByRole('button', { name: /^Left J$/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.locator('kbd', { hasText: /^J$/ })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('own-keys.png') });
  const asked = await question(page).innerText();
  await answer(page, '1');
  expect(await question(page).innerText()).toBe(asked);
  await answer(page, 'j');
  await expect(place(page, 'Question 2 of 2')).toBeVisible();
});

test('a warning that was read does not come again after a reload', async ({ browser }) => {
  const page = await raterAt(browser, { viewport: { width: 1280, height: 800 } });
  await onpar.db.enrolment.updateMany({ data: { warnedAt: new Date() } });
  await page.reload();
  const warning = page.getByRole('dialog', { name: 'Please look closely' });
  await expect(warning).toBeVisible();
  await warning.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await expect(place(page, '2 of 7')).toBeVisible();
  await answer(page, '1');
  await expect(place(page, 'Question 2 of 2')).toBeVisible();
  await expect(warning).toHaveCount(0);
});

/** Phones with and without the bars of their browser, and small ones. */
const PHONES = [
  [390, 844],
  [390, 664],
  [375, 553],
  [320, 568],
  [768, 1024],
] as const;

test('on a phone both images are whole, under each other on a long one, and a tap flips them in place', async ({
  browser,
}) => {
  const page = await raterAt(browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 3,
  });
  expect(await tooSmall(page)).toEqual([]);
  const before = await pairOf(page);
  expect(before[0].x).toBe(before[1].x);
  expect(before[1].y).toBeGreaterThan(before[0].y);
  await image(page, 'Left').tap();
  expect(await pairOf(page)).toEqual([before[1], before[0]]);
  await expect(page.getByRole('button', { name: /^Left/ })).toBeDisabled();
  await page.screenshot({ path: test.info().outputPath('flipped.png') });
  await image(page, 'Right').tap();
  expect(await pairOf(page)).toEqual(before);
  await page.getByRole('button', { name: /^Left/ }).tap();
  await expect(place(page, 'Question 2 of 2')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const tools = await boxOf(page.getByRole('toolbar'));
  await page.context().setOffline(true);
  await page.getByRole('button', { name: /^Left/ }).tap();
  await expect(page.getByText(en.voting.waitForConnection(1))).toBeVisible();
  expect(await boxOf(page.getByRole('toolbar'))).toEqual(tools);
  await page.context().setOffline(false);
  for (const [width, height] of PHONES) {
    await page.setViewportSize({ width, height });
    await expectWholePair(page);
  }
  await page.getByRole('button', { name: 'Help' }).tap();
  await expect(page.getByRole('term').filter({ hasText: /^F?Flip$/ })).toHaveText('Flip', {
    useInnerText: true,
  });
});

test('quick clicks on different pairs all count, and a double click counts once', async ({
  browser,
}) => {
  const page = await raterAt(browser, { viewport: { width: 1280, height: 800 } });
  const answer = page.getByRole('button', { name: /^Left/ });
  await expect(answer).toBeEnabled();
  const left = await boxOf(answer);
  const [x, y] = [left.x + left.width / 2, left.y + left.height / 2];
  // what comes at once after the last answer is taken for the same press
  await page.waitForTimeout(250);
  await page.mouse.dblclick(x, y);
  await expect(place(page, 'Question 2 of 2')).toBeVisible();
  await expect(place(page, '2 of 7')).toBeVisible();
  await page.waitForTimeout(600);
  // the last question of this pair, then at once the first one of the next: a browser counts two clicks
  await page.mouse.click(x, y, { clickCount: 1 });
  await expect(place(page, '3 of 7')).toBeVisible();
  await expect(answer).toBeEnabled();
  await page.waitForTimeout(210);
  await page.mouse.click(x, y, { clickCount: 2 });
  await expect(place(page, 'Question 2 of 2')).toBeVisible();
});

/** Whoever finds two noises on par in practice is wrong, and gets one try more. */
const TEACHING = `
name: With practice
prompts: { set: PartiPrompts, ids: [0, 1, 2] }
arms:
  - { key: t1, label: Tiny 1 Iteration, model: tiny-sd, steps: 1 }
  - { key: t2, label: Tiny 2 Iterations, model: tiny-sd, steps: 2 }
questions:
  - { id: better, title: Better image, ask: Which image is better? }
raters: { expected: 2 }
screening:
  questions:
    - { id: adult, ask: Are you 18 or older?, options: ['Yes', 'No'], admits: ['Yes'] }
  colour_plates: { show: 2, right: 1 }
quality: { practice: 1, pass_mark: 1, min_response_ms: 0 }
gold:
  - { prompt: 0, better: t2, use: practice, because: The other one has more noise. }
  - { prompt: 1, better: t2, use: practice }
content_gate: none
`;

async function agree(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'I agree and start' }).click();
  await expect(page.getByRole('heading', { name: 'Before you begin' })).toBeVisible();
}

/** A rater who reads no digit in a disc is thanked, and shown no pair. */
async function isNotLetIn(browser: Browser, link: string): Promise<void> {
  const page = await (await browser.newContext()).newPage();
  await agree(page, link);
  await expect(page.getByRole('img', { name: 'Disc 2, of coloured dots' })).toBeVisible();
  const stranger = await fetch(`${onpar.address}/api/rating/plate/1`);
  expect(stranger.status).toBe(404);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('discs.png'), fullPage: true });
  await page.getByRole('radio', { name: 'Yes' }).check();
  for (const disc of await page.getByRole('radio', { name: 'No digit' }).all()) await disc.check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you: your part ends here' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('not-let-in.png') });
}

test('practice explains what is right, comes a second time, and ends kindly', async ({
  browser,
}) => {
  const file = join(onpar.home, 'teaching.yaml');
  await writeFile(file, TEACHING);
  await onpar.onpar('run', file);
  await onpar.onpar('study', 'open', 'with-practice');
  const links = await inviteRaters(onpar, 'with-practice', 2);
  await isNotLetIn(browser, at(links, 1, 'the links'));
  const link = at(links, 0, 'the links');
  const page = await (await browser.newContext({ colorScheme: 'dark' })).newPage();
  await agree(page, link);
  // only the server knows the digits
  await onpar.db.enrolment.updateMany({
    where: { screenedAt: null, consentedAt: { not: null }, screenedOut: null },
    data: { screenedAt: new Date() },
  });
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await answer(page, '3');
  await expect(page.getByText(/^Not quite: the (left|right) image is better here\./)).toBeVisible();
  await expect(page.getByText('Too few answers were right this time')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change' })).toHaveCount(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('explained.png') });
  await page.keyboard.press('Backspace');
  await page.getByRole('button', { name: 'Next pair' }).click();
  await answer(page, '3');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you: your part ends here' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('end.png') });
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you: your part ends here' })).toBeVisible();
  const listed = await onpar.onpar('raters', 'list', 'with-practice');
  expect(listed).toContain('practice: 0 of 1 right in try 2 of 2, below 1');
  expect(listed).toContain('screening: 0 of 2 colour plates right, below 1\tadult=Yes; plates=0/2');
});
