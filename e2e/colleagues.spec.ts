import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startWithStudy } from './onpar.ts';
import type { OnPar } from './onpar.ts';

let onpar: OnPar;
let slug: string;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  ({ onpar, slug } = await startWithStudy(1));
});
test.afterAll(() => onpar.stop());

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

async function signIn(page: Page): Promise<void> {
  await page.goto((await onpar.onpar('sign-in', '--base-url', onpar.address)).trim());
  await press(page, 'Sign in to OnPar');
  await expect(heading(page, 'Studies')).toBeVisible();
}

async function goTo(page: Page, part = ''): Promise<void> {
  await page.goto(`${onpar.address}/studies/${slug}${part}`);
}

async function signInAsDan(page: Page, password = 'a password of some length'): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('dan@x.test');
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await press(page, 'Sign in');
}

/** Somebody without an account, at a browser of their own, who takes an invitation up. */
async function join(browser: Browser, link: string, name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await press(page, 'Join');
  await expect(heading(page, 'Account')).toBeVisible();
  return page;
}

async function invite(page: Page, role: string): Promise<string> {
  await goTo(page, '/people');
  await page.getByRole('combobox', { name: 'As' }).selectOption(role);
  await press(page, 'Create link');
  return (await page.getByText(/\/colleague\/[\w-]{22}/).innerText()).trim();
}

// eslint-disable-next-line onpar/function-length -- one story, in the order in which it happens
test('a colleague is invited as a viewer, becomes an editor, then the owner', async ({
  page: owner,
  browser,
}) => {
  await signIn(owner);
  const link = await invite(owner, 'Viewer');
  await expectAccessible(owner);

  await test.step('the link tells nothing of the study, and works once', async () => {
    const seen = await (await browser.newContext()).newPage();
    const answer = await seen.goto(link);
    const { name } = await onpar.db.study.findFirstOrThrow();
    expect(await answer?.text()).not.toContain(name);
    expect(await answer?.text()).not.toContain(slug);
    await expectAccessible(seen);
    const viewer = await join(browser, link, 'Vera');
    await seen.getByRole('textbox', { name: 'Your name' }).fill('Mallory');
    await press(seen, 'Join');
    await expect(seen.getByText('This invitation no longer works')).toBeVisible();
    await seen.reload();
    await expect(heading(seen, 'This invitation does not work')).toBeVisible();
    await viewer.close();
  });

  const viewer = await join(browser, await invite(owner, 'Viewer'), 'Ben');
  await test.step('a viewer sees the study, and neither results nor anything to change', async () => {
    await goTo(viewer);
    await expect(viewer.getByRole('button', { name: 'Close study' })).toHaveCount(0);
    await goTo(viewer, '/results');
    await expect(viewer.getByText('Results are withheld while the study is open')).toBeVisible();
    await expect(viewer.getByRole('button', { name: 'Look early' })).toHaveCount(0);
    await goTo(viewer, '/raters');
    await expect(viewer.getByRole('button', { name: 'Create links' })).toHaveCount(0);
    await goTo(viewer, '/people');
    await expect(viewer.getByRole('cell', { name: 'Owner', exact: true })).toBeVisible();
    await expect(viewer.getByRole('button', { name: 'Create link' })).toHaveCount(0);
    await expect(viewer.getByRole('columnheader', { name: 'E-mail address' })).toHaveCount(0);
    await expectAccessible(viewer);
    const votes = await viewer.request.get(`${onpar.address}/api/studies/${slug}/votes`);
    expect(votes.status()).toBe(403);
  });

  const rowOf = (name: string) =>
    owner
      .getByRole('region', { name: 'Table: Colleagues' })
      .getByRole('row', { name: new RegExp(`^${name}`) });
  await test.step('an editor invites raters, and opens and closes nothing', async () => {
    await goTo(owner, '/people');
    await rowOf('Ben').getByRole('button', { name: 'Change role' }).click();
    await owner.getByRole('combobox', { name: 'Role' }).selectOption('Editor');
    await press(owner, 'Save');
    await expect(rowOf('Ben').getByRole('cell', { name: 'Editor', exact: true })).toBeVisible();
    await goTo(viewer, '/raters');
    await press(viewer, 'Create links');
    await expect(viewer.getByText('One link is ready')).toBeVisible();
    await expect(viewer.getByRole('button', { name: 'Close study' })).toHaveCount(0);
  });

  await test.step('who may not any more, or whom the server does not answer, reads so', async () => {
    const beViewer = { where: { user: { name: 'Ben' } }, data: { role: 'viewer' as const } };
    await viewer.route('**/raters', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await press(viewer, 'Create links');
    await expect(viewer.getByText('The server did not answer')).toBeVisible();
    await viewer.unroute('**/raters');
    await onpar.db.studyMember.updateMany(beViewer);
    await press(viewer, 'Create links');
    await expect(viewer.getByText('it is not yours to do any more').first()).toBeVisible();
    await expect(viewer.getByRole('button', { name: 'Create links' })).toHaveCount(0);
    await onpar.db.studyMember.updateMany({ ...beViewer, data: { role: 'editor' } });
  });

  await test.step('the last owner cannot leave, hands over, and then can', async () => {
    await press(owner, 'Leave this study');
    await press(owner, 'Leave');
    await expect(owner.getByText('A study needs an owner')).toBeVisible();
    await press(owner, 'Cancel');
    await rowOf('Ben').getByRole('button', { name: 'Hand over' }).click();
    await owner.getByRole('alertdialog').getByRole('button', { name: 'Hand over' }).click();
    await expect(rowOf('Ben').getByRole('cell', { name: 'Owner', exact: true })).toBeVisible();
    await expect(owner.getByRole('button', { name: 'Create link' })).toHaveCount(0);
    await press(owner, 'Leave this study');
    await press(owner, 'Leave');
    await expect(heading(owner, 'Studies')).toBeVisible();
    const gone = await owner.goto(`${onpar.address}/studies/${slug}`);
    expect(gone?.status()).toBe(404);
    await goTo(viewer);
    await expect(viewer.getByRole('button', { name: 'Close study' })).toBeVisible();
  });
});

test('whoever is removed sees nothing any more, and an invitation taken back lets nobody in', async ({
  page: owner,
  browser,
}) => {
  await signIn(owner);
  const first = await onpar.db.user.findFirstOrThrow({ orderBy: { createdAt: 'asc' } });
  await onpar.onpar('users', 'role', slug, first.id, 'owner');
  const cleo = await join(browser, await invite(owner, 'Editor'), 'Cleo');
  const unused = await invite(owner, 'Owner');
  await goTo(owner, '/people');
  await owner.getByRole('row', { name: /^Cleo/ }).getByRole('button', { name: 'Remove' }).click();
  await owner.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  // while a dialog is open, what lies behind it has no roles
  await expect(owner.getByRole('alertdialog')).toHaveCount(0);
  await expect(owner.getByRole('row', { name: /^Cleo/ })).toHaveCount(0);
  expect((await cleo.goto(`${onpar.address}/studies/${slug}`))?.status()).toBe(404);
  await press(owner, 'Take back');
  await owner.getByRole('alertdialog').getByRole('button', { name: 'Take back' }).click();
  await expect(owner.getByText('Invitations not taken up')).toHaveCount(0);
  await cleo.goto(unused);
  await expect(heading(cleo, 'This invitation does not work')).toBeVisible();
});

test('somebody with an account signs in and joins with it, whoever guesses at the password', async ({
  browser,
}) => {
  const made: unknown = JSON.parse(
    await onpar.onpar('users', 'invite', '--json', '--base-url', onpar.address),
  );
  const link = typeof made === 'object' && made && 'url' in made ? String(made.url) : '';
  const dan = await join(browser, link, 'Dan');
  await dan.getByRole('textbox', { name: 'E-mail address' }).fill('dan@x.test');
  await dan.getByRole('textbox', { name: 'Password' }).fill('a password of some length');
  await press(dan, 'Save');
  await expect(dan.getByText('Saved.')).toBeVisible();
  await press(dan, 'Sign out everywhere');
  await dan.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(heading(dan, 'Sign in')).toBeVisible();

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`${onpar.address}/sign-in`);
  await signInAsDan(stranger, 'a guess at the password');
  await expect(stranger.getByText('The address or the password is not right.')).toBeVisible();
  const ofDan = { where: { key: { startsWith: 'password-account' } } };
  await onpar.db.attemptCount.updateMany({ ...ofDan, data: { points: 10 } });
  await signInAsDan(stranger);
  await expect(stranger.getByText('There were too many attempts')).toBeVisible();

  const args = ['invite', '--study', slug, '--role', 'editor', '--base-url', onpar.address];
  await dan.goto((await onpar.onpar('users', ...args)).trim());
  await dan.getByRole('link', { name: 'Sign in first' }).click();
  await signInAsDan(dan);
  await press(dan, 'Join as Dan');
  await dan.waitForURL(`**/studies/${slug}`);
  const listed: unknown = JSON.parse(await onpar.onpar('users', 'list', '--json'));
  const studies = [{ study: slug, role: 'editor' }];
  expect(listed).toMatchObject({
    users: expect.arrayContaining([expect.objectContaining({ name: 'Dan', studies })]),
  });
});

test('signing out everywhere ends the sessions of all browsers, and nobody else’s', async ({
  page: here,
  browser,
}) => {
  await signIn(here);
  const there = await (await browser.newContext()).newPage();
  await signIn(there);
  const other = await (await browser.newContext()).newPage();
  const link = (await onpar.onpar('users', 'invite', '--base-url', onpar.address)).trim();
  await other.goto(link);
  await other.getByRole('textbox', { name: 'Your name' }).fill('Eve');
  await press(other, 'Join');
  await expect(heading(other, 'Account')).toBeVisible();
  await here.goto(`${onpar.address}/account`);
  await press(here, 'Sign out everywhere');
  await expectAccessible(here);
  await here.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(heading(here, 'Sign in')).toBeVisible();
  await there.goto(`${onpar.address}/studies`);
  await expect(heading(there, 'Sign in')).toBeVisible();
  await other.goto(`${onpar.address}/studies`);
  await expect(heading(other, 'Studies')).toBeVisible();
  await signIn(there);
});
