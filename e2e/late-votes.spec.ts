import { expect, test } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { present } from '#domain/present.ts';
import { exportedVotes, raterOfLink, said } from './exported-votes.ts';
import type { ExportedVote } from './exported-votes.ts';
import { startWithStudy } from './onpar.ts';
import type { OnPar } from './onpar.ts';
import { answer, image, openAgain, place, question, startVoting } from './rater-page.ts';

const HOUR_MS = 3_600_000;

let onpar: OnPar;
let slug: string;
let links: string[];

test.beforeAll(async () => {
  test.setTimeout(600_000);
  ({ onpar, slug, links } = await startWithStudy(6));
});
test.afterAll(() => onpar.stop());

const nextRater = (): Promise<{ link: string; pseudonym: string }> =>
  raterOfLink(onpar, links.pop());
const exported = (pseudonym: string): Promise<ExportedVote[]> =>
  exportedVotes(onpar, slug, pseudonym);

/** The table of the study as it stands, by question: how many votes, and how many without an answer. */
async function counted(): Promise<Record<string, { n: number; none: number }>> {
  const table = JSON.parse(await onpar.onpar('table', slug, '--json')) as {
    questions: { id: string; n: number; cells: { row: string; count: number }[] }[];
  };
  return Object.fromEntries(
    table.questions.map(({ id, n, cells }) => {
      const unanswered = cells.find(({ row }) => /no answer/i.test(row));
      return [id, { n, none: unanswered ? unanswered.count : 0 }];
    }),
  );
}

/** The page of raters, as the researcher sees it. */
/** How many votes the list of raters says somebody has given. */
async function votesListed(raters: Page, pseudonym: string): Promise<string | null> {
  const header = raters.getByRole('columnheader', { name: 'Votes', exact: true });
  const column = await header.evaluate((cell) =>
    [...(cell.parentElement?.children ?? [])].indexOf(cell),
  );
  const row = raters.getByRole('row', { name: new RegExp(pseudonym) });
  return row.locator('th, td').nth(column).textContent();
}

async function openRaters(browser: Browser): Promise<Page> {
  researcher ??= await browser.newContext();
  const page = await researcher.newPage();
  if (!signedIn) {
    await page.goto(onpar.signInLink);
    await page.getByRole('button', { name: /sign in/i }).click();
    await page.waitForURL(/studies/);
    signedIn = true;
  }
  await page.goto(`${onpar.address}/studies/${slug}/raters`);
  return page;
}
let researcher: BrowserContext | undefined;
let signedIn = false;

test('a vote taken back as the last thing done is no vote, wherever votes are counted', async ({
  page,
  browser,
}) => {
  const { link, pseudonym } = await nextRater();
  await startVoting(page, link);
  const stored = (): Promise<number> =>
    onpar.db.vote.count({ where: { trial: { kind: 'main', enrolment: { pseudonym } } } });
  await answer(page, '1');
  await expect.poll(stored).toBe(1);
  await answer(page, '2');
  await expect(place(page, '3 of 7')).toBeVisible();
  await answer(page, '1');
  await expect.poll(stored).toBe(3);
  const before = await counted();
  await page.keyboard.press('Backspace');
  await expect.poll(stored).toBe(4);
  await page.close();

  expect(before).toMatchObject({ aesthetics: { n: 2, none: 0 }, alignment: { n: 1, none: 0 } });
  expect(await counted()).toMatchObject({
    aesthetics: { n: 1, none: 0 },
    alignment: { n: 1, none: 0 },
  });
  expect(said(await exported(pseudonym))).toEqual([
    'aesthetics 1 left answer',
    'alignment 1 right answer',
    'aesthetics 1 left answer',
    'aesthetics 2 undo',
  ]);
  const raters = await openRaters(browser);
  expect(await votesListed(raters, pseudonym)).toBe('2');

  const again = await browser.newPage();
  await openAgain(again, link);
  await expect(place(again, '3 of 7')).toBeVisible();
  await expect(question(again)).toHaveText('Which image is more pleasing?');
  await again.close();
});

test('an older answer that arrives late does not override a newer one, and the researcher sees it', async ({
  page,
  browser,
}) => {
  const { link, pseudonym } = await nextRater();
  page.on('dialog', (dialog) => void dialog.accept());
  await startVoting(page, link);
  const elsewhere = await browser.newPage();
  await openAgain(elsewhere, link);
  await expect(place(elsewhere, '2 of 7')).toBeVisible();
  await answer(page, '1');
  await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeVisible();
  await answer(elsewhere, '2');
  await expect(question(elsewhere)).toHaveText('Which image follows the prompt better?');
  await expect
    .poll(async () => said(await exported(pseudonym)))
    .toEqual(['aesthetics 1 right answer']);

  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(question(page)).toHaveText('Which image follows the prompt better?');
  await expect
    .poll(async () => said(await exported(pseudonym)))
    .toEqual(['aesthetics 1 left answer', 'aesthetics 2 right answer']);

  const status = JSON.parse(await onpar.onpar('study', 'status', slug, '--json')) as {
    votes: { conflicts: number };
    warnings: string[];
  };
  expect(status.votes.conflicts).toBe(1);
  expect(status.warnings.join()).toMatch(/1 question was answered differently in two browsers/);
  const raters = await openRaters(browser);
  await expect(raters.getByText(/1 question was answered differently/)).toBeVisible();
  await expect(raters.getByRole('columnheader', { name: 'Conflicts' })).toBeVisible();
  await raters.close();
  await elsewhere.close();
});

test('what a session held back when it ended is taken without the link, if it was answered before', async ({
  page,
  context,
  browser,
}) => {
  const { link, pseudonym } = await nextRater();
  page.on('dialog', (dialog) => void dialog.accept());
  await startVoting(page, link);
  await page.waitForTimeout(500);
  await context.setOffline(true);
  await answer(page, '3');
  await expect(page.getByText('1 answer waits')).toBeVisible();
  const elsewhere = await browser.newPage();
  await openAgain(elsewhere, link);
  await elsewhere.close();
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto(`${onpar.address}/rate`);
  await expect(later.getByRole('heading', { name: 'Open your invitation link' })).toBeVisible();
  await expect(later.getByText('1 answer that waited here is stored now.')).toBeVisible();
  expect(said(await exported(pseudonym))).toEqual(['aesthetics 1 on_par answer']);
});

// eslint-disable-next-line onpar/function-length -- one story, in the order in which it happens
test('five trials answered offline, with a clock an hour ahead, are exported as they were answered', async ({
  browser,
}) => {
  const { link, pseudonym } = await nextRater();
  const context = await browser.newContext();
  await context.addInitScript((ahead) => {
    const now = (): number => RealDate.now() + ahead;
    const RealDate = Date;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, given: unknown[]) =>
        Reflect.construct(target, given.length === 0 ? [now()] : given) as Date,
      get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
    });
  }, HOUR_MS);
  const page = await context.newPage();
  await startVoting(page, link);
  // the pairs of all six trials wait ready
  const pictures = page.getByRole('img', { name: /image$/, includeHidden: true });
  await expect(pictures).toHaveCount(12);
  await expect.poll(() => pictures.evaluateAll(areLoaded)).toBe(true);
  const offlineAt = Date.now();
  await context.setOffline(true);
  for (let trial = 2; trial <= 6; trial++) {
    await expect(place(page, `${trial} of 7`)).toBeVisible();
    await answer(page, '1');
    await answer(page, '2');
  }
  await expect(page.getByText('10 answers wait for the connection')).toBeVisible();
  await page.waitForTimeout(3000);
  const onlineAt = Date.now();
  await context.setOffline(false);
  await expect(page.getByText('for the connection')).toBeHidden();

  const rows = await exported(pseudonym);
  expect(rows).toHaveLength(10);
  const times = rows.map(({ answered_at: at = '' }) => Date.parse(at));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(new Set(times).size).toBe(10);
  for (const row of rows) {
    const timeOf = (column: string): number => Date.parse(present(row[column], column));
    const [shown, answered] = [timeOf('shown_at'), timeOf('answered_at')];
    const [client, received] = [timeOf('client_answered_at'), timeOf('received_at')];
    expect(answered - shown).toBe(Number(row.response_ms));
    expect(answered).toBeGreaterThan(offlineAt);
    expect(answered).toBeLessThan(onlineAt);
    expect(received).toBeGreaterThanOrEqual(onlineAt - 50);
    expect(Math.abs(client - answered - HOUR_MS)).toBeLessThan(1000);
    expect(row).toMatchObject({ viewport: '1280x800', event: 'answer', simulated: 'false' });
    expect(Number(row.decode_ms)).toBeGreaterThanOrEqual(0);
  }
  await context.close();
});

test('a report takes its trial out, is seen at once, and can be taken back before any vote in it', async ({
  page,
  browser,
}) => {
  const { link, pseudonym } = await nextRater();
  await startVoting(page, link);
  await answer(page, '1');
  await expect(question(page)).toHaveText('Which image follows the prompt better?');
  await page.keyboard.press('r');
  await page.keyboard.press('2');
  await expect(place(page, '3 of 7')).toBeVisible();
  await expect(page.getByText('Pair reported. Undo brings it back.')).toBeVisible();
  const raters = await openRaters(browser);
  const reports = raters.getByRole('region', { name: 'Table: Reported trials' });
  await expect(reports.getByRole('row', { name: new RegExp(pseudonym) })).toBeVisible();
  expect(said(await exported(pseudonym))).toEqual([
    'aesthetics 1 left answer',
    'aesthetics 2 undo',
  ]);

  await page.keyboard.press('Backspace');
  await expect(place(page, '2 of 7')).toBeVisible();
  await expect(question(page)).toHaveText('Which image follows the prompt better?');
  await expect(page.getByText('Pair reported')).toBeHidden();
  await expect
    .poll(async () => said(await exported(pseudonym)))
    .toEqual(['aesthetics 1 left answer']);
  await raters.reload();
  await expect(reports.getByRole('row', { name: new RegExp(pseudonym) })).toBeHidden();
  await raters.close();

  await answer(page, '4');
  await expect(place(page, '3 of 7')).toBeVisible();
  await expect
    .poll(async () => said(await exported(pseudonym)))
    .toEqual(['aesthetics 1 left answer', 'alignment 1 neither answer']);
});

test('an answer that can never be taken does not hold up those behind it; both sides are told', async ({
  page,
  browser,
}) => {
  const { link, pseudonym } = await nextRater();
  await startVoting(page, link);
  let spoilt = 0;
  await page.route('**/api/rating/votes', async (route) => {
    if (spoilt++ > 0) return route.continue();
    const sent = route.request().postDataJSON() as Record<string, unknown>;
    return route.continue({ postData: JSON.stringify({ ...sent, responseMs: null }) });
  });
  await answer(page, '1');
  await expect(page.getByText(/The server did not take 1 answer/)).toBeVisible();
  await expect(question(page)).toHaveText('Which image is more pleasing?');
  await answer(page, '2');
  await answer(page, '1');
  await expect(place(page, '3 of 7')).toBeVisible();
  await expect
    .poll(async () => said(await exported(pseudonym)))
    .toEqual(['aesthetics 1 right answer', 'alignment 1 left answer']);
  const raters = await openRaters(browser);
  const refused = raters.getByRole('region', { name: 'Table: Not taken' });
  await expect(refused.getByRole('row', { name: new RegExp(pseudonym) })).toContainText(
    'responseMs',
  );
  await expect(image(page, 'Left')).toBeVisible();
  await raters.close();
});

/** Runs in the browser. */
function areLoaded(images: (HTMLElement | SVGElement)[]): boolean {
  return images.every((image) => image instanceof HTMLImageElement && image.complete);
}
