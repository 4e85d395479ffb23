import { at } from '#domain/at.ts';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { expectPagesAccessible, expectStaysWithoutServer } from './console-pages.ts';
import type { OnPar } from './onpar.ts';
import { promptsFile, startOnPar } from './onpar.ts';
import { voteByKeyboard } from './vote-by-keyboard.ts';
import type { GivenVote } from './vote-by-keyboard.ts';

const SLUG = 'tiny-model-at-two-step-counts';
const ROWS = ['Tiny 4 Iterations', 'Tiny 2 Iterations', 'On Par', 'Neither'];

let onpar: OnPar;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  onpar = await startOnPar();
});
test.afterAll(() => onpar.stop());

// eslint-disable-next-line onpar/function-length -- one story, in the order in which it happens
test('a researcher takes prompts to a table, and two raters vote in between', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  await test.step('the first researcher signs in with the printed link', async () => {
    await page.goto(onpar.signInLink);
    await page.getByRole('button', { name: /sign in/i }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Studies');
  });

  await test.step('prompts and model are added, the run is followed in the browser', async () => {
    await onpar.onpar('prompts', 'import', promptsFile(), '--name', 'PartiPrompts');
    await onpar.onpar('models', 'add', 'generator/fixtures/tiny-sd', '--name', 'tiny-sd');
    const run = onpar.onpar('run', 'studies/fixture.yaml');
    await expect(async () => {
      await page.goto(`${onpar.address}/studies/${SLUG}`);
      await expect(page.getByText('All images')).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 60_000 });
    await expect(page.getByText(/^12 of 12/)).toBeVisible({ timeout: 90_000 });
    await run;
  });

  await test.step('the gallery shows every image', async () => {
    await page.goto(`${onpar.address}/studies/${SLUG}/gallery`);
    const images = page.locator('main img');
    await expect(images).toHaveCount(12);
    for (const image of await images.all()) {
      await image.scrollIntoViewIfNeeded();
      await expect
        .poll(() => image.evaluate((node) => node instanceof HTMLImageElement && node.naturalWidth))
        .toBeGreaterThan(0);
    }
  });

  await test.step('the arrow keys lead from image to image', () => stepThroughGallery(page));

  await test.step('the study is opened', async () => {
    await page.getByRole('button', { name: 'Open study' }).click();
    await page
      .getByRole('dialog')
      .or(page.getByRole('alertdialog'))
      .getByRole('button', { name: /open/i })
      .click();
    await expect(page.getByRole('button', { name: 'Close study' })).toBeVisible();
  });

  await test.step('the images of one arm are measured against those of the other', async () => {
    await page.goto(`${onpar.address}/studies/${SLUG}/metrics`);
    await page.getByLabel('Against').selectOption({ label: 'Tiny 2 Iterations (arm)' });
    await page.getByRole('button', { name: 'Measure images' }).click();
    const row = page.getByRole('row', { name: /^FID .*Tiny 4 Iterations/ });
    await expect(row).toContainText('6 / 6', { timeout: 90_000 });
  });

  const links = await test.step('two raters are invited', () => invite(page));
  const votes = await test.step('both raters vote with the keyboard', async () => {
    const first = await rateInOwnBrowser(browser, at(links, 0, 'the links'), 0);
    const second = await rateInOwnBrowser(browser, at(links, 1, 'the links'), 1);
    return [...first, ...second];
  });

  await test.step('the study is closed', async () => {
    await page.goto(`${onpar.address}/studies/${SLUG}`);
    await page.getByRole('button', { name: 'Close study' }).click();
    await page
      .getByRole('dialog')
      .or(page.getByRole('alertdialog'))
      .getByRole('button', { name: /close study/i })
      .click();
    await expect(page.getByRole('button', { name: 'Close study' })).toHaveCount(0);
  });

  await test.step('the table is what the raters answered, on the page and in each download', async () => {
    const expected = await expectedCounts(votes);
    await page.goto(`${onpar.address}/studies/${SLUG}/results`);
    for (const [i, row] of ROWS.entries()) {
      const cells = page.getByRole('row', { name: new RegExp(`^${row}`) }).first();
      await expect(cells).toContainText(percent(at(at(expected, 0), i)));
      await expect(cells).toContainText(percent(at(at(expected, 1), i)));
    }
    expect(markdownCells(await download(page, /markdown/i))).toEqual(printed(expected));
    expect(latexCells(await download(page, /latex/i))).toEqual(printed(expected));
    const csv = await download(page, /^csv/i);
    for (const row of ROWS) expect(csv).toContain(row);
    const raw: Record<string, string>[] = parse(await download(page, /votes/i), { columns: true });
    expect(raw.filter(({ kind }) => kind === 'main')).toHaveLength(votes.length);
    const markdown = await onpar.onpar('table', SLUG, '--format', 'markdown');
    expect(markdownCells(markdown)).toEqual(printed(expected));
  });

  await test.step('without the server the page stays', () =>
    expectStaysWithoutServer(page, 'Gallery'));

  await test.step('every page is accessible in both themes', async () => {
    await page.goto(`${onpar.address}/studies/${SLUG}/raters`);
    const rater = page.locator('main a[href*="/raters/"]').first();
    const real = new Map([
      ['studies/[slug]', `studies/${SLUG}`],
      ['raters/[rater]', `raters/${await rater.innerText()}`],
      ['models/[name]', 'models/tiny-sd'],
      ['sets/[name]', 'sets/PartiPrompts'],
    ]);
    const further = [`/studies/${SLUG}/gallery?sample=first`, `/compare?study=${SLUG}`];
    await expectPagesAccessible(page, onpar.address, { real, further });
  });
});

async function stepThroughGallery(page: Page): Promise<void> {
  const tiles = page.locator('main a[id^="sample-"]');
  const dialog = page.getByRole('dialog');
  await tiles.first().focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Image 1 of 12');
  for (const [key, place] of [
    ['ArrowLeft', 1],
    ['ArrowRight', 2],
    ['ArrowRight', 3],
    ['ArrowLeft', 2],
  ] as const) {
    await page.keyboard.press(key);
    await expect(dialog).toContainText(`Image ${place} of 12`);
  }
  await dialog.getByRole('link', { name: 'Previous' }).press('Enter');
  await expect(dialog).toContainText('Image 1 of 12');
  await page.keyboard.press('ArrowRight');
  await expect(dialog).toContainText('Image 2 of 12');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(tiles.nth(1)).toBeFocused();
}

async function invite(page: Page): Promise<string[]> {
  await page.goto(`${onpar.address}/studies/${SLUG}/raters`);
  await page.getByLabel('Number of links').fill('2');
  await page.getByRole('button', { name: 'Create links' }).click();
  const block = page.getByText(/\/invite\//).first();
  await expect(block).toBeVisible();
  return (await block.innerText()).match(/https?:\/\/\S+\/invite\/[\w-]+/g) ?? [];
}

async function rateInOwnBrowser(
  browser: Browser,
  link: string,
  rater: number,
): Promise<GivenVote[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'I agree and start' }).click();
  const votes = await voteByKeyboard(page, rater);
  await context.close();
  return votes;
}

/** Counts by question and row, from what the raters pressed and the sides in the record. */
async function expectedCounts(votes: readonly GivenVote[]): Promise<number[][]> {
  const trials = await onpar.db.trial.findMany({
    where: { kind: 'main' },
    include: {
      enrolment: true,
      comparison: {
        include: { sampleA: { include: { arm: true } }, sampleB: { include: { arm: true } } },
      },
    },
  });
  const counts = [ROWS.map(() => 0), ROWS.map(() => 0)];
  for (const { rater, order, question, answer } of votes) {
    const trial = trials.find((t) => t.enrolment.slot === rater && t.order === order);
    if (!trial) throw new Error(`no trial ${order} of rater ${rater}`);
    const { sampleA, sampleB } = trial.comparison;
    const [left, right] = trial.aOnLeft ? [sampleA, sampleB] : [sampleB, sampleA];
    const chosen = {
      left: left.arm.label,
      right: right.arm.label,
      on_par: 'On Par',
      neither: 'Neither',
    };
    const column = at(counts, question, 'the questions');
    const row = ROWS.indexOf(chosen[answer]);
    column[row] = at(column, row, 'the rows') + 1;
  }
  return counts;
}

function percent(count: number): string {
  return `${(Math.round((1000 * count) / 12 + 1e-9) / 10).toFixed(1)}%`;
}

function printed(counts: readonly number[][]): string[][] {
  return ROWS.map((row, i) => [row, ...counts.map((column) => percent(at(column, i)))]);
}

async function download(page: Page, name: RegExp): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name }).first().click();
  return readFile(await (await waiting).path(), 'utf8');
}

function markdownCells(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** The rows of a LaTeX table, whose heads say that the numbers are percent. */
function latexCells(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => ROWS.some((row) => line.trim().startsWith(row)))
    .map((line) =>
      line
        .replace(/\\\\.*$/, '')
        .split('&')
        .map((cell) => cell.trim())
        .map((cell) => (/^[\d.]+$/.test(cell) ? `${cell}%` : cell)),
    );
}
