import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startWithStudy } from './onpar.ts';
import type { OnPar } from './onpar.ts';
import { answer, image, place, startVoting } from './rater-page.ts';

const PANEL = {
  completion: 'https://panel.example/complete?cc=DONE',
  screen_out: 'https://panel.example/complete?cc=NOT',
};

let onpar: OnPar;
let slug: string;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  ({ onpar, slug } = await startWithStudy(1));
});
test.afterAll(() => onpar.stop());

/** A person at a browser of their own. */
async function somebody(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

const joinedOf = async (page: Page): Promise<string> => {
  await page.reload();
  const table = page.getByRole('region', { name: 'Table: Group links' });
  return table.getByRole('row').nth(1).getByRole('cell').nth(1).innerText();
};

// eslint-disable-next-line onpar/function-length -- one story, in the order in which it happens
test('a group joins by one link, until it is full and then closed', async ({ page, browser }) => {
  await page.goto(onpar.signInLink);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.waitForURL(/studies/);
  await page.goto(`${onpar.address}/studies/${slug}/raters`);
  await page.getByLabel('Raters at most').fill('2');
  await page.getByLabel('Days until it ends').fill('30');
  await page.getByRole('button', { name: 'Create group link' }).click();
  const made = page.getByText(/\/join\/[\w-]{22}/);
  await expect(made).toBeVisible();
  await expectAccessible(page);
  const link = (await made.innerText()).trim();
  expect(await joinedOf(page)).toBe('0 of 2');

  const first = await somebody(browser);
  await first.goto(link);
  await expectAccessible(first);
  await first.getByRole('button', { name: 'Join' }).click();
  await expect(first).toHaveURL(/\/invite\//);
  const own = first.url();
  await expect(first.getByRole('button', { name: 'Copy your link' })).toBeVisible();
  await expectAccessible(first);

  await test.step('who presses the button again, before or after the consent, is one rater', async () => {
    await first.goto(link);
    await first.getByRole('button', { name: 'Continue' }).click();
    await expect(first).toHaveURL(/\/rate\/consent/);
    await startVoting(first, own);
    await first.goto(link);
    await expect(first.getByText('Welcome back')).toBeVisible();
    await first.getByRole('button', { name: 'Continue' }).click();
    await expect(place(first, '2 of 7')).toBeVisible();
    const elsewhere = await somebody(browser);
    await elsewhere.goto(own);
    await elsewhere.getByRole('button', { name: 'Continue' }).click();
    await expect(place(elsewhere, '2 of 7')).toBeVisible();
    await first.goto(link);
    await expect(first.getByText('Somebody has joined in this browser')).toBeVisible();
    await expect(first.getByRole('button')).toHaveCount(0);
    expect(await joinedOf(page)).toBe('1 of 2');
  });

  const second = await somebody(browser);
  await second.goto(link);
  await second.getByRole('button', { name: 'Join' }).click();
  await expect(second).toHaveURL(/\/invite\//);
  const third = await somebody(browser);
  await third.goto(link);
  await expect(third.getByText('This study is full')).toBeVisible();
  await expect(third.getByRole('button')).toHaveCount(0);
  await expectAccessible(third);

  await page.reload();
  await page.getByRole('button', { name: 'Close link' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByText('Whoever has joined goes on.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close link' }).click();
  await expect(page.getByRole('region', { name: 'Table: Group links' })).toContainText(/closed/i);
  await third.reload();
  await expect(third.getByText('This link has ended')).toBeVisible();
  await second.goto(link);
  await expect(second.getByRole('button', { name: 'Continue' })).toBeVisible();
  await third.goto(`${onpar.address}/join/aaaaaaaaaaaaaaaaaaaaaa`);
  await expect(third.getByRole('heading', { level: 1 })).toHaveText('This link is not known');
  await expectAccessible(third);

  await test.step('whoever guesses at links is told to wait, and neighbours go on', async () => {
    const asked = async (path: string): Promise<number> =>
      (await third.request.get(onpar.address + path)).status();
    const guess = (i: number): string => String(i).padStart(22, 'g');
    for (let i = 0; i < 70; i++) await asked(`/${i % 2 ? 'join' : 'invite'}/${guess(i)}`);
    await expect.poll(() => asked(`/invite/${guess(99)}`)).toBe(429);
    expect(await asked(`/api/rating/image/none/${guess(98)}`)).toBe(429);
    await second.goto(link);
    await second.getByRole('button', { name: 'Continue' }).click();
    await expect(second).toHaveURL(/\/rate\/consent/);
    await first.goto(own);
    await first.getByRole('button', { name: 'Continue' }).click();
    await expect(image(first, 'Left')).toBeVisible();
  });
});

// eslint-disable-next-line onpar/function-length -- one story, in the order in which it happens
test('a panel sends its people, each one rater, and has them back', async ({ browser }) => {
  const file = join(onpar.home, 'panel.yaml');
  const raters = `raters: { expected: 2, panel: ${JSON.stringify(PANEL)} }`;
  const fixture = await readFile('studies/fixture.yaml', 'utf8');
  await writeFile(file, fixture.replace('raters: { expected: 2 }', raters));
  const { study } = JSON.parse(await onpar.onpar('run', file, '--json')) as { study: string };
  await onpar.onpar('study', 'open', study);
  const args = ['--cap', '1', '--panel', '--base-url', onpar.address];
  const address = (await onpar.onpar('raters', 'link', study, ...args)).trim();
  const from = (person: string): string =>
    address.replace(/\{\{%(\w+)%\}\}/g, (_, key) => (key === 'PROLIFIC_PID' ? person : 'abc'));

  const nobody = await somebody(browser);
  await nobody.goto(address);
  await expect(nobody.getByText('Open this link from your panel')).toBeVisible();
  await expectAccessible(nobody);

  const person = await somebody(browser);
  await person.goto(from('p1'));
  const leave = person.getByRole('link', { name: 'Leave without taking part' });
  await expect(leave).toHaveAttribute('href', PANEL.screen_out);
  await person.getByRole('button', { name: 'Join' }).click();
  const refuse = person.getByRole('link', { name: 'I do not agree: back to the panel' });
  await expect(refuse).toHaveAttribute('href', PANEL.screen_out);
  await expectAccessible(person);
  await person.getByRole('button', { name: 'I agree and start' }).click();
  await expect(image(person, 'Left')).toBeVisible();

  const again = await somebody(browser);
  await again.goto(from('p1'));
  await expect(again.getByText('Welcome back')).toBeVisible();
  await again.getByRole('button', { name: 'Continue' }).click();
  await answer(again, '1');
  await answer(again, '1');
  await again.getByRole('button', { name: 'Next pair' }).click();
  for (let trial = 2; trial <= 7; trial++) {
    await expect(place(again, `${trial} of 7`)).toBeVisible();
    await answer(again, '1');
    await answer(again, '2');
  }
  const complete = again.getByRole('link', { name: 'Complete on the panel' });
  await expect(complete).toHaveAttribute('href', PANEL.completion);
  await expectAccessible(again);

  await nobody.goto(from('p2'));
  await expect(nobody.getByText('This study is full')).toBeVisible();
  await expect(nobody.getByRole('link', { name: 'Back to the panel' })).toHaveAttribute(
    'href',
    PANEL.screen_out,
  );
  expect(await onpar.db.enrolment.count({ where: { study: { slug: study } } })).toBe(1);
});
