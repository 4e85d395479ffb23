import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { findLeaks } from './blinding/find-leaks.ts';
import type { Received } from './blinding/find-leaks.ts';
import { makePictures } from './blinding/make-pictures.ts';
import { SAMPLER_NAMES, studyIdentifiers } from './blinding/study-identifiers.ts';
import { openTap } from './blinding/tap.ts';
import { voteThrough } from './blinding/vote-through.ts';
import { widthsOf } from './new-study-form.ts';
import { inviteRaters, promptsFile, startOnPar } from './onpar.ts';
import type { OnPar } from './onpar.ts';

const PROMPTS = [12, 100, 200, 549, 1001, 1051];
const SLUG = 'ours-against-two-others';
const PROTOCOL = `name: Ours against two others
prompts: { set: PartiPrompts, ids: [${PROMPTS.join(', ')}] }
replicates: 1
arms:
  - { key: own, label: Our tiny model, model: quokka-model, steps: 2 }
  - { key: magpie3, label: Magpie by another tool, images: ./magpie-pictures }
  - { key: heron5, label: Heron from afar, images: ./heron-pictures }
fit: cover
questions:
  - id: better
    title: Better image
    ask: Which image is better?
answers: [left, right, on_par, neither]
raters:
  expected: 1
quality:
  practice: 1
  repeats: 0
  min_response_ms: 0
`;

const NO_ARM = ['On Par', 'Neither'];

let onpar: OnPar;
const size = (width: number, height: number): [number, number] => [width, height];
const folderOf = (name: string): string => join(onpar.home, name);

test.beforeAll(async () => {
  test.setTimeout(300_000);
  onpar = await startOnPar();
  await onpar.onpar('models', 'add', 'generator/fixtures/tiny-sd', '--name', 'quokka-model');
  await onpar.onpar('prompts', 'import', promptsFile(), '--name', 'PartiPrompts');
  const wanted = { prompts: PROMPTS, replicates: 1 };
  const magpie = { format: 'jpeg' as const, sizes: [size(200, 120)], ...wanted };
  await makePictures({ folder: folderOf('magpie-pictures'), ...magpie });
  const heron = { format: 'webp' as const, sizes: [size(60, 100)], ...wanted };
  await makePictures({ folder: folderOf('heron-pictures'), ...heron });
});
test.afterAll(() => onpar.stop());

/** The folder of heron as an archive, as macOS packs one. */
async function heronArchive(): Promise<Buffer> {
  const files: Record<string, Uint8Array> = {};
  for (const prompt of PROMPTS) {
    const name = `${String(prompt).padStart(5, '0')}-0.webp`;
    files[`heron-pictures/${name}`] = await readFile(join(folderOf('heron-pictures'), name));
    files[`__MACOSX/heron-pictures/._${name}`] = new Uint8Array(4);
  }
  return Buffer.from(zipSync(files));
}

const rowOf = (page: Page, arm: string) =>
  page.getByRole('row', { name: new RegExp(`^${arm} \\d of 6`) });

// eslint-disable-next-line onpar/function-length -- one story, in the order in which it happens
test('images of a folder and of an archive meet our own, from the protocol to the table', async ({
  page,
  browser,
}) => {
  const create = page.getByRole('button', { name: 'Create study' });
  const missing = '00549-0.jpeg';
  const kept = await readFile(join(folderOf('magpie-pictures'), missing));

  await test.step('a protocol names folders that a page cannot look into', async () => {
    await page.goto(onpar.signInLink);
    await page.getByRole('button', { name: /sign in/i }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Studies');
    await page.goto(`${onpar.address}/studies/new`);
    await page.getByRole('textbox', { name: 'Protocol (YAML)' }).fill(PROTOCOL);
    const wrong = page
      .getByRole('listitem')
      .filter({ hasText: 'upload it here as magpie-pictures' });
    await expect(wrong).toBeVisible();
    await expect(create).toBeDisabled();
  });

  await test.step('a folder with a gap is uploaded, and counted before anything is stored', async () => {
    await rm(join(folderOf('magpie-pictures'), missing));
    await page.getByLabel('Folder of images').setInputFiles(folderOf('magpie-pictures'));
    await expect(page.getByText('magpie-pictures is uploaded')).toBeVisible();
    await expect(rowOf(page, 'Magpie by another tool')).toHaveText(
      /5 of 6\s*1\s*0\s*0\s*names of files and folders/,
    );
    await expect(page.getByText(/arms\.1\.images lacks 1 of 6 images: prompt 549/)).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  await test.step('what is no archive is refused in words', async () => {
    const buffer = Buffer.from('no archive');
    await page
      .getByLabel('Zip archive of images')
      .setInputFiles({ name: 'heron-pictures.zip', mimeType: 'application/zip', buffer });
    await expect(page.getByRole('alert').filter({ hasText: 'heron-pictures' })).toContainText(
      'is no zip archive that can be read',
    );
  });

  await test.step('mended, both are taken; nothing is in the store yet', async () => {
    const archive = { name: 'heron-pictures.zip', mimeType: 'application/zip' };
    await page
      .getByLabel('Zip archive of images')
      .setInputFiles({ ...archive, buffer: await heronArchive() });
    await expect(rowOf(page, 'Heron from afar')).toContainText('6 of 6');
    await writeFile(join(folderOf('magpie-pictures'), missing), kept);
    await page.getByLabel('Folder of images').setInputFiles(folderOf('magpie-pictures'));
    await expect(rowOf(page, 'Magpie by another tool')).toContainText('6 of 6');
    await expect(page.getByText('The protocol can be carried out', { exact: true })).toBeVisible();
    expect(await onpar.db.study.count()).toBe(0);
    const arm = page.getByRole('group', { name: 'Arm 3', exact: true });
    await expect(arm.getByText('Two images of this arm, as they were uploaded.')).toBeVisible();
    const images = arm.getByRole('img');
    await expect(images).toHaveCount(2);
    expect(await widthsOf(images)).toEqual([60, 60]);
  });

  await test.step('the study is created, its images made and shown, and nothing is kept twice', async () => {
    await create.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ours against two others');
    await expect(page.getByText('The images are ready for review')).toBeVisible({
      timeout: 60_000,
    });
    await page.goto(`${onpar.address}/studies/new`);
    await expect(page.getByText('Nothing is uploaded.')).toBeVisible();
    await page.goto(`${onpar.address}/studies/${SLUG}`);
    await confirm(page, 'Open study');
    await expect(page.getByRole('button', { name: 'Close study' })).toBeVisible();
  });

  await test.step('a rater votes, and gets nothing that tells an arm', async () => {
    const { received, raterId } = await voteBlind(browser);
    const identifiers = await studyIdentifiers({ ...onpar, slug: SLUG, raterId });
    expect(identifiers).toContain('magpie-pictures');
    expect(identifiers).toContain('00012-0.webp');
    expect(findLeaks(received, [...identifiers, ...SAMPLER_NAMES])).toEqual([]);
  });

  await test.step('the table is what was answered, on the page and in the terminal', async () => {
    await page.goto(`${onpar.address}/studies/${SLUG}`);
    await confirm(page, 'Close study');
    await page.goto(`${onpar.address}/studies/${SLUG}/results`);
    const markdown = await onpar.onpar('table', SLUG, '--format', 'markdown');
    const shares = await sharesOfAnswers();
    expect(shares).toHaveLength(5);
    for (const [label, share] of shares) {
      expect(markdown).toContain(`| ${label} | ${share} |`);
      const row = page.getByRole('row', { name: new RegExp(`^${label}`) }).first();
      await expect(row).toContainText(share);
    }
  });
});

/** Presses a button that asks once before it acts. */
async function confirm(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('alertdialog').getByRole('button', { name }).click();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
}

/** A whole session of a rater, with all that went over the wire to the browser. */
async function voteBlind(browser: Browser): Promise<{ received: Received[]; raterId: string }> {
  const link = at(await inviteRaters(onpar, SLUG, 1), 0, 'the links');
  const tap = await openTap(onpar.address);
  // what is compressed could not be searched
  const context = await browser.newContext({ extraHTTPHeaders: { 'accept-encoding': 'identity' } });
  const through = link.replace(onpar.address, tap.address);
  const { pairs, held } = await voteThrough({ page: await context.newPage(), link: through });
  expect(pairs).toHaveLength(7);
  const received = [...tap.received(), ...held];
  await context.close();
  await tap.close();
  const { id: raterId } = await onpar.db.enrolment.findFirstOrThrow();
  return { received, raterId };
}

/** The printed share of each row of the table, counted from the votes and the sides in the record. */
async function sharesOfAnswers(): Promise<[string, string][]> {
  const votes = await onpar.db.vote.findMany({
    where: { trial: { kind: 'main' } },
    include: {
      trial: {
        include: {
          comparison: {
            include: { sampleA: { include: { arm: true } }, sampleB: { include: { arm: true } } },
          },
        },
      },
    },
  });
  expect(votes).toHaveLength(6);
  const rows = ['Our tiny model', 'Magpie by another tool', 'Heron from afar', ...NO_ARM];
  return rows.map((row) => {
    const wanted = votes.map(({ answer, trial }) => {
      const { sampleA, sampleB } = trial.comparison;
      const labels = [sampleA.arm.label, sampleB.arm.label];
      const [left, right] = trial.aOnLeft ? labels : labels.toReversed();
      const chosen = { left, right, on_par: 'On Par', neither: 'Neither' }[
        present(answer, 'an answer')
      ];
      // an arm's share is of its own comparisons
      return { counts: labels.includes(row) || NO_ARM.includes(row), is: chosen === row };
    });
    const of = wanted.filter(({ counts }) => counts);
    const share = (100 * of.filter(({ is }) => is).length) / of.length;
    return [row, `${share.toFixed(1)}%`];
  });
}
