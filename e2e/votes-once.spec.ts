import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { last } from '#domain/last.ts';
import { present } from '#domain/present.ts';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectNoViolations, showIn } from './accessible.ts';
import { freePort } from './free-port.ts';
import { startWithStudy } from './onpar.ts';
import type { OnPar } from './onpar.ts';
import { answer, image, question, startVoting } from './rater-page.ts';

let onpar: OnPar;
let links: string[];
/** of the web app's metrics; the worker's are at the next one */
let metricsPort: number;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  metricsPort = await freePort({ beside: 1 });
  const settings = { ONPAR_METRICS_PORT: String(metricsPort) };
  ({ onpar, links } = await startWithStudy(10, { settings }));
});
test.afterAll(() => onpar.stop());

/** A rater of a link of their own, at the first question that counts. */
async function start(page: Page): Promise<string> {
  const link = present(links.pop(), 'a link');
  await startVoting(page, link);
  return link;
}

/** Votes of the rater of a link in trials that count, in the order of writing. */
async function votesOf(link: string) {
  const { createHash } = await import('node:crypto');
  const inviteHash = createHash('sha256')
    .update(last(link.split('/')))
    .digest('hex');
  return onpar.db.vote.findMany({
    where: { trial: { kind: 'main', enrolment: { inviteHash } } },
    orderBy: [{ answeredAt: 'asc' }, { revision: 'asc' }],
    select: { answer: true, question: true, revision: true, undo: true, trialId: true },
  });
}

const answersOf = async (link: string) => (await votesOf(link)).map(({ answer: given }) => given);

test('a double click and a held key are one vote each', async ({ page }) => {
  const link = await start(page);
  await page.waitForTimeout(250);
  await page.getByRole('button', { name: 'Left' }).dblclick();
  await expect(question(page)).toHaveText('Which image follows the prompt better?');
  await page.waitForTimeout(250);
  await page.keyboard.down('2');
  await page.keyboard.down('2');
  await page.keyboard.down('2');
  await page.keyboard.up('2');
  await expect(page.getByText('3 of 7', { exact: true })).toBeVisible();
  await expect.poll(() => answersOf(link)).toEqual(['left', 'right']);
});

test('votes given offline wait, and arrive once when the network is back', async ({
  page,
  context,
}) => {
  const link = await start(page);
  await page.waitForTimeout(500);
  await context.setOffline(true);
  await answer(page, '3');
  await answer(page, '4');
  await answer(page, '1');
  await expect(page.getByText('3 answers wait for the connection')).toBeVisible();
  expect(await votesOf(link)).toEqual([]);
  await context.setOffline(false);
  await expect(page.getByText('for the connection')).toBeHidden();
  await expect.poll(() => answersOf(link)).toEqual(['on_par', 'neither', 'left']);
});

test('a vote whose answer was lost is not doubled, also after a reload', async ({ page }) => {
  const link = await start(page);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.route('**/api/rating/votes', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await answer(page, '1');
  await expect.poll(() => answersOf(link)).toEqual(['left']);
  await expect(page.getByText('1 answer waits')).toBeVisible();
  await page.unroute('**/api/rating/votes');
  await page.reload();
  await expect(question(page)).toHaveText('Which image follows the prompt better?');
  await answer(page, '2');
  await expect.poll(() => answersOf(link)).toEqual(['left', 'right']);
});

test('two tabs at the same trial give one vote to each question', async ({ page, context }) => {
  const link = await start(page);
  const second = await context.newPage();
  await second.goto(`${onpar.address}/rate`);
  await answer(second, '1');
  await answer(page, '1');
  await answer(page, '2');
  await answer(second, '2');
  await expect.poll(() => answersOf(link)).toEqual(['left', 'right']);
  await page.waitForTimeout(500);
  expect(await answersOf(link)).toEqual(['left', 'right']);
});

test('the back button shows the trial that is next, and no vote is given twice', async ({
  page,
}) => {
  const link = await start(page);
  await answer(page, '1');
  await answer(page, '1');
  await expect(page.getByText('3 of 7', { exact: true })).toBeVisible();
  await page.goBack();
  await page.goto(`${onpar.address}/rate`);
  await expect(page.getByText('3 of 7', { exact: true })).toBeVisible();
  expect(await answersOf(link)).toEqual(['left', 'left']);
});

test('a vote given after the session ended is sent when the link is opened again', async ({
  page,
  context,
}) => {
  const link = await start(page);
  await context.clearCookies();
  await answer(page, '4');
  await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeVisible();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(question(page)).toHaveText('Which image follows the prompt better?');
  await expect.poll(() => answersOf(link)).toEqual(['neither']);
});

test('Backspace takes the last vote back and keeps it as a revision', async ({ page }) => {
  const link = await start(page);
  await answer(page, '1');
  await answer(page, '2');
  await expect(page.getByText('3 of 7', { exact: true })).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(page.getByText('2 of 7', { exact: true })).toBeVisible();
  await expect(question(page)).toHaveText('Which image follows the prompt better?');
  await answer(page, '3');
  await expect
    .poll(async () =>
      (await votesOf(link)).map(({ answer: given, undo }) => (undo ? 'undo' : given)),
    )
    .toEqual(['left', 'right', 'undo', 'on_par']);
});

test('a report goes to the researcher and the rater goes on', async ({ page }) => {
  const link = await start(page);
  await page.keyboard.press('r');
  await page.keyboard.press('2');
  await expect(page.getByText('3 of 7', { exact: true })).toBeVisible();
  await expect
    .poll(() => onpar.db.trial.count({ where: { reportReason: 'broken_image' } }))
    .toBe(1);
  expect(await votesOf(link)).toEqual([]);
});

test('the images are equal, as large as fits without scrolling, and the pages are accessible', async ({
  page,
}) => {
  await page.goto(present(links.pop(), 'a link'));
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'I agree and start' }).waitFor();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'I agree and start' }).click();
  for (const [width, height, least] of [
    [1280, 800, 540],
    [1366, 768, 500],
    [1920, 1080, 800],
    [800, 1100, 380],
    [360, 640, 150],
  ] as const) {
    await page.setViewportSize({ width, height });
    const left = await image(page, 'Left').boundingBox();
    const right = await image(page, 'Right').boundingBox();
    expect([right?.width, right?.height]).toEqual([left?.width, left?.height]);
    expect(left?.width).toBeGreaterThanOrEqual(least);
    const overflow = await page.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      document.documentElement.scrollHeight - innerHeight,
    ]);
    expect(Math.max(...overflow)).toBeLessThanOrEqual(0);
  }
  await expectNoViolations(page);
  await showIn(page, 'dark');
  await expectNoViolations(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.waitForTimeout(300);
  await expectNoViolations(page);
});

async function scrape(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(response.status).toBe(200);
  return response.text();
}

const valueOf = (text: string, name: string): number =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length),
  );

/** Another study of the same images, made anew. */
async function makeImages(): Promise<void> {
  const file = join(onpar.home, 'another.yaml');
  const text = await readFile('studies/fixture.yaml', 'utf8');
  await writeFile(file, text.replace(/^name:.*$/m, 'name: Made while metrics are looked at'));
  await onpar.onpar('run', file, '--json');
}

test('metrics tell of votes, requests, images and the queue, and of nobody', async ({ page }) => {
  const link = await start(page);
  const before = valueOf(await scrape(metricsPort), 'onpar_vote_seconds_count');
  await page.waitForTimeout(250);
  await page.keyboard.press('1');
  await expect
    .poll(async () => valueOf(await scrape(metricsPort), 'onpar_vote_seconds_count'))
    .toBeGreaterThan(before);
  await makeImages();
  const [web, worker] = [await scrape(metricsPort), await scrape(metricsPort + 1)];
  const started =
    'onpar_http_request_seconds_count{method="GET",route="/invite/[token]",status="200"}';
  expect(valueOf(web, started)).toBeGreaterThan(0);
  expect(valueOf(web, 'onpar_queue_images')).toBe(0);
  expect(valueOf(web, 'onpar_workers')).toBe(1);
  expect(valueOf(web, 'onpar_database_connections_limit')).toBeGreaterThan(0);
  expect(valueOf(worker, 'onpar_samples_made_total{model="tiny-sd"}')).toBe(12);
  expect(valueOf(worker, 'onpar_step_seconds_count{model="tiny-sd"}')).toBe(12);
  for (const text of [web, worker]) {
    expect(valueOf(text, 'process_cpu_seconds_total')).toBeGreaterThan(0);
    expect(text).not.toContain('@');
    expect(text).not.toContain(last(link.split('/')));
  }
});

test('a request is called what a proxy called it, or gets a name of its own', async () => {
  const ask = async (headers: HeadersInit): Promise<string | null> =>
    (await fetch(`${onpar.address}/api/health`, { headers })).headers.get('x-request-id');
  expect(await ask({ 'x-request-id': 'a-proxy-s-name-1' })).toBe('a-proxy-s-name-1');
  expect(await ask({ 'x-request-id': 'ann@example.org' })).toMatch(/^[0-9a-f-]{36}$/);
  expect(await ask({})).toMatch(/^[0-9a-f-]{36}$/);
});
