import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startOnPar } from './onpar.ts';
import type { OnPar } from './onpar.ts';

/** One word, as names of checkpoints are. */
const SOUTH = 'south_'.repeat(25);
const PHONE = { width: 390, height: 844 };
const WINNERS = ['model_a', 'model_a', 'model_b', 'tie', 'tie (bothbad)', null];

let onpar: OnPar;
let folder: string;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  onpar = await startOnPar();
  folder = await mkdtemp(join(tmpdir(), 'onpar-votes-'));
});
test.afterAll(async () => {
  await onpar.stop();
  await rm(folder, { recursive: true });
});

test("an arena's log becomes a closed study, whose pages say what the log does not know", async ({
  page,
}) => {
  const log = join(folder, 'Winter battles.jsonl');
  const battles = WINNERS.map((winner, i) =>
    JSON.stringify({ model_a: 'north', model_b: SOUTH, winner, judge: `user-${i % 2}` }),
  );
  await writeFile(log, battles.join('\n'));
  const votes = join(folder, 'votes.csv');
  await onpar.onpar('votes', 'import', log, '--from', 'arena', '-o', votes);
  const table = await onpar.onpar('table', 'winter-battles', '--format', 'markdown');

  await page.goto(onpar.signInLink);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.getByRole('link', { name: 'Winter battles' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Winter battles');
  await expect(page.getByText('The votes of this study were given elsewhere')).toBeVisible();
  await expect(page.getByText('which image stood on which side')).toBeVisible();
  await expect(page.getByText('1 record of "no winner"')).toBeVisible();

  await page.getByRole('link', { name: 'Results', exact: true }).click();
  for (const [row, share] of [
    ['north', '40.0%'],
    [SOUTH, '20.0%'],
    ['On Par', '20.0%'],
    ['Neither', '20.0%'],
  ] as const) {
    expect(table.replaceAll('\\_', '_')).toContain(`| ${row} | ${share} |`);
    await expect(page.getByRole('row', { name: new RegExp(`^${row}`) }).first()).toContainText(
      share,
    );
  }
  await expect(page.getByText('Sides are not known', { exact: true })).toBeVisible();
  await expect(page.getByText('Not known: which question was asked.').first()).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await expectShareOnPhone(page);

  for (const part of ['gallery', 'raters', 'metrics']) {
    await page.goto(`${onpar.address}/studies/winter-battles/${part}`);
    await expect(page.getByText('This study was imported')).toBeVisible();
  }
});

/** However long the name of an arm is, its share stands beside it. */
async function expectShareOnPhone(page: Page): Promise<void> {
  await page.setViewportSize(PHONE);
  const share = page.getByRole('row', { name: new RegExp(`^${SOUTH}`) }).first();
  await share.scrollIntoViewIfNeeded();
  await expect(share.getByText('20.0%')).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
}
