import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { at } from '#domain/at.ts';
import { expectAccessible, expectNoViolations } from './accessible.ts';
import {
  agreeInArabic,
  ARABIC_STUDY,
  isLeftOnTheLeft,
  preferLeft,
  withdrawInArabic,
} from './arabic-session.ts';
import { exportedVotes, raterOfLink } from './exported-votes.ts';
import { inviteRaters, startWithStudy } from './onpar.ts';
import type { OnPar } from './onpar.ts';
import { answer, image, place, startVoting } from './rater-page.ts';

let onpar: OnPar;
let links: string[];
/** two studies: answers of who withdraws stay in one, and are deleted in the other */
let keeps: string;
let removes: string;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  ({ onpar, slug: keeps, links } = await startWithStudy(2));
  const file = join(onpar.home, 'removes.yaml');
  const fixture = await readFile('studies/fixture.yaml', 'utf8');
  const raters = 'raters: { expected: 2, withdrawal: remove, retention_days: 30 }';
  await writeFile(file, fixture.replace('raters: { expected: 2 }', raters));
  const made = JSON.parse(await onpar.onpar('run', file, '--json')) as { study: string };
  removes = made.study;
  await onpar.onpar('study', 'open', removes);
});
test.afterAll(() => onpar.stop());

async function voteOnce(page: Page): Promise<void> {
  await answer(page, '1');
  await answer(page, '2');
  await expect(place(page, '3 of 7')).toBeVisible();
}

async function openPart(page: Page): Promise<void> {
  await page.keyboard.press('p');
  await page.getByRole('link', { name: 'Your data, and how to withdraw' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your part in this study');
}

async function withdraw(page: Page, told: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Withdraw from the study' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(told);
  await dialog.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have withdrawn');
}

test('a rater sees what is kept, takes it along, and withdraws; the answers stay', async ({
  page,
}) => {
  const { link, pseudonym } = await raterOfLink(onpar, links.pop());
  await startVoting(page, link);
  await voteOnce(page);
  await openPart(page);
  await expect(page.getByText('What you answered until then stays in the results')).toBeVisible();
  await expectAccessible(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download my data' }).click(),
  ]);
  const kept = await readFile(await file.path(), 'utf8');
  expect(JSON.parse(kept)).toMatchObject({ rater: pseudonym, state: 'voting' });
  expect(kept.match(/"answer": ?"(left|right)"/g)?.length).toBeGreaterThanOrEqual(2);
  expect(kept.toLowerCase()).not.toMatch(/tiny|iterations|practice/);

  const before = await exportedVotes(onpar, keeps, pseudonym);
  await withdraw(page, /stays in the results/);
  await expectAccessible(page);
  await page.goto(`${onpar.address}/rate`);
  await expect(image(page, 'Left')).toHaveCount(0);
  await page.goto(link);
  await expect(page.getByText('You have withdrawn from this study')).toBeVisible();
  expect((await page.request.get(`${onpar.address}/api/rating/mine`)).status()).toBe(401);
  expect(await exportedVotes(onpar, keeps, pseudonym)).toEqual(before);
});

test('where the consent says so, the answers go too, and the certificate tells of it', async ({
  page,
}) => {
  const [own, next] = await inviteRaters(onpar, removes, 2);
  const { link, pseudonym } = await raterOfLink(onpar, own);
  await page.goto(link);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('erased 30 days after the study ends')).toBeVisible();
  await expectAccessible(page);
  await startVoting(page, link);
  await voteOnce(page);
  await openPart(page);
  await withdraw(page, /is deleted/);
  expect(await exportedVotes(onpar, removes, pseudonym)).toEqual([]);
  await startVoting(page, (await raterOfLink(onpar, next)).link);
  await voteOnce(page);
  const certificate = await onpar.onpar('study', 'certificate', removes);
  expect(certificate).toContain(`${pseudonym} (withdrew`);
  expect(certificate).toContain("votes deleted at the rater's wish");
});

// eslint-disable-next-line onpar/function-length -- one story, in the order in which it happens
test('a researcher does the same for a rater who writes instead', async ({ page, browser }) => {
  const rater = await browser.newPage();
  const { link, pseudonym } = await raterOfLink(onpar, links.pop());
  // dealt what the rater before left, so that the session is shorter
  await rater.goto(link);
  await rater.getByRole('button', { name: 'Start' }).click();
  await rater.getByRole('button', { name: 'I agree and start' }).click();
  await expect(image(rater, 'Left')).toBeVisible();
  await onpar.db.enrolment.updateMany({
    where: { pseudonym },
    data: { invitedEmail: 'rater@lab.example' },
  });
  await page.goto(onpar.signInLink);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.waitForURL(/studies/);
  await page.goto(`${onpar.address}/studies/${keeps}/raters`);
  await page.getByRole('link', { name: pseudonym }).click();
  await expect(page.getByRole('heading', { name: pseudonym })).toBeVisible();
  await expect(page.getByText('rater@lab.example')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Erase address' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Erase address' }).click();
  await expect(page.getByText('nothing ties this rater to a person')).toBeVisible();
  await page.getByRole('button', { name: 'Withdraw rater' }).click();
  await dialog.getByRole('button', { name: 'Withdraw rater' }).click();
  await expect(page.getByRole('button', { name: 'Withdraw rater' })).toHaveCount(0);
  await rater.reload();
  await expect(rater.getByRole('heading', { level: 1 })).toHaveText('Open your invitation link');

  await test.step('a viewer sees neither the address nor a button; a stranger nothing', async () => {
    const mine = `${onpar.address}/api/studies/${keeps}/raters/${pseudonym}`;
    expect((await page.request.get(mine)).status()).toBe(200);
    await onpar.db.studyMember.updateMany({
      where: { study: { slug: keeps } },
      data: { role: 'viewer' },
    });
    expect((await page.request.get(mine)).status()).toBe(404);
    await page.reload();
    await expect(page.getByRole('heading', { name: pseudonym })).toBeVisible();
    await expect(page.getByText('Key table')).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Download what is kept' })).toHaveCount(0);
    expect((await rater.request.get(mine)).status()).toBe(404);
  });
});

test('a whole session in Arabic, by keyboard: the pages are turned round, the images are not', async ({
  browser,
}) => {
  const file = join(onpar.home, 'arabic.yaml');
  await writeFile(file, ARABIC_STUDY);
  await onpar.onpar('run', file);
  await onpar.onpar('study', 'open', 'in-arabic');
  const link = at(await inviteRaters(onpar, 'in-arabic', 1), 0, 'the links');
  const page = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  await page.goto(`${onpar.address}/invite/nobody-has-this-link`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Diese Einladung ist nicht bekannt',
  );
  await agreeInArabic(page, link);
  expect(await isLeftOnTheLeft(page)).toBe(true);
  await expectNoViolations(page);
  await preferLeft(page, 2);
  const mine = { trial: { enrolment: { study: { slug: 'in-arabic' } } } };
  const votes = await onpar.db.vote.findMany({ where: mine });
  expect(votes.map(({ answer }) => answer)).toEqual(['left', 'left']);
  await withdrawInArabic(page);
  await expectNoViolations(page);
});
