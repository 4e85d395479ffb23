import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import type { OnPar } from './onpar.ts';
import { promptsFile, startOnPar } from './onpar.ts';

const TABLE = [
  'Seed;  CATEGORY ;PROMPT;mood',
  '7;Animals;a cat;calm',
  '',
  '8;Animals;"100% cat; and_dog";"wild ""one"""',
  ';;;',
  '9;Food;an apple;calm',
].join('\r\n');

let onpar: OnPar;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  onpar = await startOnPar();
  page = await (await browser.newContext()).newPage();
  await page.goto(onpar.signInLink);
  await page.getByRole('button', { name: /sign in/i }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Studies');
});
test.afterAll(async () => {
  await page.context().close();
  await onpar.stop();
});

async function choose(name: string, content: string | Buffer): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  await page
    .getByLabel('Prompt file')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

/** Clean to axe in both themes, and no wider than the screen from a telephone to a large monitor. */
async function expectInOrder(): Promise<void> {
  await expectAccessible(page);
  for (const width of [390, 1024, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over, `at ${width} px`).toBe(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

const cellsOf = (row: Locator): Promise<string[]> => row.locator('th, td').allTextContents();

const refusal = (): Locator => page.getByRole('alert').filter({ hasText: 'was not taken' });

test('without prompt sets the list says what to do', async () => {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Prompts' })
    .click();
  await expect(page.getByRole('heading', { name: 'No prompt set yet' })).toBeVisible();
  await expectInOrder();
  await page.getByRole('link', { name: 'Import a file' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import prompts');
});

test('each wrong line is told, and nothing is stored', async () => {
  await choose('wrong.tsv', 'prompt\ttag\na\tx\nb\nc\ty\tz\n');
  await expect(refusal()).toContainText('2 lines are wrong');
  await expect(refusal()).toContainText('wrong.tsv:3 has 1 column where the header names 2');
  await expect(refusal()).toContainText('wrong.tsv:4 has 3 columns');
  await expectInOrder();
});

test('a file whose column has another name asks which it is', async () => {
  await choose('tasks.csv', 'Instruction,Kind\na cat,x\n');
  await expect(refusal()).toContainText('choose which it is');
  await page.getByLabel('Prompt column').selectOption('Instruction');
  await expect(page.getByText('"Instruction" is the prompt')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Store 1 prompt' })).toBeVisible();
});

test('the preview shows what each column became, and what was left out', async () => {
  await choose('moods.csv', TABLE);
  await expect(page.getByText('Read as a table parted by semicolons: 3 prompts.')).toBeVisible();
  await expect(
    page.getByText('Columns: "PROMPT" is the prompt, "  CATEGORY " is the category.'),
  ).toBeVisible();
  await expect(page.getByText('Kept with each prompt besides: "Seed", "mood".')).toBeVisible();
  await expect(page.getByText('2 blank lines were skipped.')).toBeVisible();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(4);
  expect(await cellsOf(rows.nth(2))).toEqual([
    '1',
    '100% cat; and_dog',
    'Animals',
    '8',
    'wild "one"',
  ]);
  await expectInOrder();
  expect(await onpar.db.promptSet.count()).toBe(0);
});

test('cancelled, nothing of it stays', async () => {
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('table')).toHaveCount(0);
  expect(await onpar.db.promptSet.count()).toBe(0);
});

test('chosen again it is stored under its name, by keyboard', async () => {
  await choose('moods.csv', TABLE);
  await page.getByLabel('Name of the set').fill('moods / of cats');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('moods / of cats');
  const stored = await onpar.db.prompt.findMany({ orderBy: { index: 'asc' } });
  expect(stored.map(({ text, category, metadata }) => ({ text, category, metadata }))).toEqual([
    { text: 'a cat', category: 'Animals', metadata: { Seed: '7', mood: 'calm' } },
    {
      text: '100% cat; and_dog',
      category: 'Animals',
      metadata: { Seed: '8', mood: 'wild "one"' },
    },
    { text: 'an apple', category: 'Food', metadata: { Seed: '9', mood: 'calm' } },
  ]);
});

test('another file under that name is refused, and the same one changes nothing', async () => {
  await page.goto(`${onpar.address}/prompts/import`);
  await choose('other.txt', 'a dog\n');
  await page.getByLabel('Name of the set').fill('moods / of cats');
  await page.getByRole('button', { name: 'Store 1 prompt' }).click();
  await expect(
    page.getByText('a prompt set named moods / of cats with other content exists'),
  ).toBeVisible();
  await page.getByLabel('Name of the set').fill('dogs');
  await page.getByRole('button', { name: 'Store 1 prompt' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('dogs');
  expect(await onpar.db.promptSet.count()).toBe(2);
});

test.describe('with a set that a study draws from', () => {
  test.beforeAll(async () => {
    test.setTimeout(240_000);
    await onpar.onpar('prompts', 'import', promptsFile(), '--name', 'PartiPrompts');
    await onpar.onpar('models', 'add', resolve('generator/fixtures/tiny-sd'), '--name', 'tiny-sd');
    await onpar.onpar('study', 'create', 'studies/fixture.yaml');
  });

  test('the list tells what each set holds and who uses it', async () => {
    await page.goto(`${onpar.address}/prompts`);
    const row = page.getByRole('row', { name: /PartiPrompts/ });
    await expect(row.getByRole('link', { name: /tiny model/i })).toBeVisible();
    await expect(page.getByRole('row', { name: /moods/ })).toContainText('Seed, mood');
    await expectInOrder();
  });

  test('words are found as they stand, signs of patterns too', async () => {
    await page.getByRole('link', { name: 'moods / of cats' }).click();
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(4);
    await page.getByLabel('Words in prompt or note').fill('0% CAT');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByText('1 of 3 prompts')).toBeVisible();
    await page.getByLabel('Words in prompt or note').fill('a_c');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByRole('heading', { name: 'No prompt is like that' })).toBeVisible();
    await page.getByRole('link', { name: 'Show all prompts' }).click();
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(4);
    await expect(page.getByLabel('Words in prompt or note')).toHaveValue('');
    await page.getByLabel('Category').selectOption('Food');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
    await expectInOrder();
  });

  test('what an address asks for that cannot be is passed over', async () => {
    const set = `${onpar.address}/prompts/sets/dogs`;
    for (const query of [
      '?page=-3&category=%25',
      '?text=%25&page=x',
      '?text=a&text=b',
      '?page=99',
    ]) {
      expect((await page.goto(set + query))?.status(), query).toBe(200);
    }
    await expect(page.getByRole('heading', { name: 'There is no page 99' })).toBeVisible();
    await page.getByRole('link', { name: 'Show the last one' }).click();
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
    expect((await page.goto(`${onpar.address}/prompts/sets/no-such`))?.status()).toBe(404);
    expect((await page.goto(`${onpar.address}/prompts/sets/%00`))?.status()).toBe(404);
    expect((await page.goto(`${set}?text=%00`))?.status()).toBe(404);
  });
});

test('whatever is sent as a prompt file is answered with a sentence', async () => {
  test.setTimeout(240_000);
  await page.goto(`${onpar.address}/prompts/import`);
  const before = await onpar.db.promptSet.count();
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]);
  const hostile: [string, Buffer, RegExp][] = [
    ['photo.png', png, /is a PNG image, and no text/],
    ['book.xlsx', Buffer.from('PK\u0003\u0004 rest'), /is a zip archive, and no text/],
    ['bytes.txt', Buffer.from([0x61, 10, 0xc3, 0x28]), /bytes\.txt:2 is not valid UTF-8/],
    ['nul.txt', Buffer.from('a\nb\0c\n'), /nul\.txt:2 holds .*NUL/],
    ['nul.csv', Buffer.from('prompt,tag\na,b\0\n'), /nul\.csv:2 holds .*NUL/],
    [
      'half.jsonl',
      Buffer.from('{"prompt":"a","x":["\\ud800"]}'),
      /half\.jsonl:1 is not valid UTF-8/,
    ],
    ['deep.json', Buffer.from(`[${'['.repeat(200_000)}${']'.repeat(200_000)}]`), /nested deeper/],
    ['empty.txt', Buffer.alloc(0), /holds no prompt/],
    ['lines.txt', Buffer.from('a\n'.repeat(2_000_000)), /where 200000 are taken/],
    ['large.txt', Buffer.alloc(50_000_000, 'a cat\n'), /larger than the 20 MB/],
    ['<script>.csv', Buffer.from('x,y\n1,2\n'), /choose which it is/],
  ];
  for (const [name, bytes, sentence] of hostile) {
    const address = `${onpar.address}/api/uploads/prompts/preview?${new URLSearchParams({ file: name })}`;
    const answer = await page.request.post(address, {
      data: bytes,
      headers: { 'content-type': 'application/octet-stream', origin: onpar.address },
    });
    expect(answer.status(), name).toBeGreaterThanOrEqual(400);
    expect(answer.status(), name).toBeLessThan(500);
    expect(await answer.text(), name).toMatch(sentence);
    if (bytes.length > 25_000_000) continue;
    await choose(name, bytes);
    await expect(page.getByRole('alert').filter({ hasText: `${name} was not taken` })).toHaveText(
      sentence,
    );
  }
  expect(await onpar.db.promptSet.count()).toBe(before);
});

test('only a page of ours, and only for who is signed in, may send a file', async ({
  playwright,
}) => {
  const file = `${onpar.address}/api/uploads/prompts/preview?file=a.txt`;
  const stranger = await playwright.request.newContext();
  const asked = { data: 'a cat', headers: { origin: onpar.address } };
  expect((await stranger.post(file, asked)).status()).toBe(401);
  expect((await page.request.post(file, asked)).status()).toBe(200);
  for (const origin of ['https://elsewhere.test', 'null']) {
    expect((await page.request.post(file, { data: 'a', headers: { origin } })).status()).toBe(403);
  }
  const store = `${onpar.address}/api/uploads/prompts?file=a.txt&name=a&sha256=${'0'.repeat(64)}`;
  const other = await page.request.post(store, asked);
  expect(other.status()).toBe(400);
  expect(await other.text()).toContain('is not what the preview showed');
  await stranger.dispose();
});
