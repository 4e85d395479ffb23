import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { ask } from './hostile/ask.ts';
import { documentColumns, withBroken } from './hostile/broken-documents.ts';
import { findFault } from './hostile/find-fault.ts';
import { listRoutes } from './hostile/list-routes.ts';
import { inviteRaters, promptsFile, startOnPar } from './onpar.ts';
import type { OnPar } from './onpar.ts';
import { voteInDatabase } from './vote-in-database.ts';

/** A document that is broken in the database stops its own study, in words, and nothing else. */
let onpar: OnPar;
const people = { rater: '', researcher: '' };
const BROKEN = ['given-here', 'imported'];
const WHOLE = 'whole';
/** Real things in place of `[…]`, but for the study. */
let real: Record<string, string>;
/** Addresses of the broken study that no folder names. */
let further: string[];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  onpar = await startOnPar();
  await onpar.onpar('models', 'add', 'generator/fixtures/tiny-sd', '--name', 'tiny-sd');
  await onpar.onpar('prompts', 'import', promptsFile(), '--name', 'PartiPrompts');
  for (const slug of ['given-here', WHOLE]) await makeStudy(slug);
  await importVotes();
  const links = await inviteRaters(onpar, 'given-here', 1);
  const link = at(links, 0, 'the links');
  people.rater = await cookieAfter(browser, link, ['Start', 'I agree and start']);
  people.researcher = await cookieAfter(browser, onpar.signInLink, ['Sign in']);
  await keepNumbers();
  const group = await onpar.onpar('raters', 'link', 'given-here', '--cap', '3');
  const trial = await onpar.db.trial.findFirstOrThrow();
  const sample = await onpar.db.sample.findFirstOrThrow({
    where: { run: { study: { slug: 'given-here' } } },
  });
  const sampleHash = present(sample.sha256, 'the hash of an image');
  real = { '[id]': sample.runId, '[trialId]': trial.id, '[token]': 'A'.repeat(22) };
  Object.assign(real, { '[sha256]': sampleHash, '[...nextauth]': 'session' });
  further = [
    ...[link, group.trim()].map((address) => new URL(address).pathname),
    `/studies/given-here/gallery?sample=${sample.id}`,
    '/api/studies/given-here/table?format=json',
    '/api/studies/given-here/table?format=model-card',
    '/models/tiny-sd',
    '/prompts/sets/PartiPrompts',
  ];
});
test.afterAll(() => onpar.stop());

/** A study whose results may be read while raters vote. */
async function makeStudy(slug: string): Promise<void> {
  const fixture = await readFile('studies/fixture.yaml', 'utf8');
  const file = join(onpar.home, `${slug}.yaml`);
  const text = fixture
    .replace(/^name: .*/m, `name: The study ${slug}`)
    .replace(/stop: .*\}/, 'stop: { rule: e-process } }');
  await writeFile(file, text);
  await onpar.onpar('study', 'create', file, '--slug', slug);
  await voteInDatabase(onpar, slug, { raters: 2 });
}

async function importVotes(): Promise<void> {
  const file = join(onpar.home, 'sheet.csv');
  await writeFile(file, 'who,p,x,y,won\na,1,A,B,A\nb,1,A,B,both bad\na,2,B,A,tie\n');
  const map = ['--map', 'rater=who,prompt=p,arm_a=x,arm_b=y,answer=won'];
  const output = ['-o', join(onpar.home, 'votes.csv')];
  await onpar.onpar(
    'votes',
    'import',
    file,
    '--from',
    'csv',
    '--slug',
    'imported',
    ...map,
    ...output,
  );
}

/** A metric and a measured runtime of every study of our own. */
async function keepNumbers(): Promise<void> {
  const { db } = onpar;
  const studies = await db.study.findMany({ where: { slug: { not: 'imported' } } });
  for (const { id: studyId } of studies) {
    const sets = { metric: 'fid', setA: 'tiny2', setB: 'tiny4', value: 1 };
    await db.metricResult.create({ data: { studyId, ...sets, result: { n: [3, 3] } } });
    const row = { arm: 'tiny2', steps: 2, engine: 'onnxruntime', device: 'cpu', precision: 'fp32' };
    const more = { machine: 'a', median_seconds: 1, ci95: null, n: 3, scheduler: 'ddim' };
    const size = { width: 64, height: 64, guidance_scale: 7.5 };
    const result = { ...row, device_name: 'x', ...more, ...size };
    await db.runtimeResult.create({ data: { studyId, ...row, deviceName: 'x', result } });
    await db.deviation.create({ data: { studyId, kind: 'note', reason: 'r', detail: { a: 1 } } });
  }
}

async function cookieAfter(browser: Browser, link: string, buttons: string[]): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  for (const name of buttons) {
    await page.getByRole('button', { name }).click();
    await page.waitForLoadState('networkidle');
  }
  const cookies = await context.cookies();
  await context.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Every address with real things in it, of one study where it is of one. */
async function addressesOf(slug: string): Promise<string[]> {
  const routes = (await listRoutes()).filter(({ methods }) => methods.includes('GET'));
  return routes.map(({ pattern }) =>
    pattern.replace(/\[[^\]]+\]/g, (name) => (name === '[slug]' ? slug : (real[name] ?? name))),
  );
}

/** The status of the answer to each address, and what was wrong with it. */
async function askAll(addresses: readonly string[]): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const path of addresses) {
    for (const [who, cookie] of Object.entries(people)) {
      const answer = await ask(onpar.address, { method: 'GET', path, headers: { cookie } });
      answers.set(`${who} ${path}`, findFault(answer) ?? String(answer.status));
    }
  }
  return answers;
}

/** No fault of the server's; the images of these studies were never made, which is a 503 of its own. */
const isStatus = (path: string, answer: string): boolean =>
  /^[1-4]\d\d$/.test(answer) || (path.includes('/api/samples/') && answer === 'status 503');

test('no document that is broken fails a page, and none of another study', async () => {
  test.setTimeout(900_000);
  const whole = await addressesOf(WHOLE);
  const own = await Promise.all(BROKEN.map(addressesOf));
  const broken = [...new Set([...own.flat(), ...further])].filter((path) => !whole.includes(path));
  const before = await askAll([...whole, ...broken]);
  const columns = await documentColumns(onpar.db);
  expect(columns.length).toBeGreaterThan(10);
  const found: string[] = [];
  for (const [turn, column] of columns.entries()) {
    const where = `${column.table}.${column.column}`;
    await withBroken(onpar.db, column, {
      slugs: BROKEN,
      turn,
      during: async (how) => {
        for (const [path, answer] of await askAll([...whole, ...broken])) {
          const isOthers = path.includes(`/${WHOLE}`) && column.table === 'Study';
          const isGood = isOthers ? answer === before.get(path) : isStatus(path, answer);
          if (!isGood) found.push(`${where} ${how}: ${path}: ${answer}`);
        }
      },
    });
  }
  expect([...before].filter(([path, answer]) => !isStatus(path, answer))).toEqual([]);
  expect(found).toEqual([]);
});

test('a list says which study is broken, and shows the others', async ({ page, context }) => {
  await context.setExtraHTTPHeaders({ cookie: people.researcher });
  const column = { table: 'Study', column: 'protocol', isJson: true };
  await withBroken(onpar.db, column, {
    slugs: BROKEN,
    turn: 0,
    during: async () => {
      await page.goto(`${onpar.address}/studies`);
      await expect(page.getByText('The study given-here is broken')).toBeVisible();
      await expect(page.getByText(/is kept in a form that this release does not read/)).toHaveCount(
        2,
      );
      await expect(page.getByRole('link', { name: 'The study whole' })).toBeVisible();
      await page.goto(`${onpar.address}/studies/given-here`);
      await expect(page.getByText('This study is broken')).toBeVisible();
      const path = '/api/studies/given-here/table?format=json';
      const headers = { cookie: people.researcher };
      const { status, body } = await ask(onpar.address, { method: 'GET', path, headers });
      expect([status, JSON.parse(body)]).toMatchObject([409, { code: 'frozen-differs' }]);
      const listed: unknown = JSON.parse(await onpar.onpar('study', 'status', '--json'));
      expect(listed).toMatchObject({
        studies: expect.arrayContaining([
          expect.objectContaining({ slug: 'given-here', broken: expect.any(String) }),
          expect.objectContaining({ slug: WHOLE, frozen_hash: expect.any(String) }),
        ]),
      });
    },
  });
});
