import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { BrowserContext } from '@playwright/test';
import { voteInDatabase } from './vote-in-database.ts';
import { startOnPar } from './onpar.ts';
import type { OnPar } from './onpar.ts';

/** The result of a study is one, whichever door it is asked for at. */
let onpar: OnPar;
let context: BrowserContext;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000);
  onpar = await startOnPar();
  await onpar.onpar('models', 'add', 'generator/fixtures/tiny-sd', '--name', 'tiny-sd');
  await onpar.onpar('prompts', 'import', 'e2e/fixtures/prompts.tsv', '--name', 'few');
  context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(onpar.signInLink);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.getByRole('heading', { level: 1, name: 'Studies' }).waitFor();
  await page.close();
});
test.afterAll(async () => {
  await context.close();
  await onpar.stop();
});

const ARMS = [2, 3, 4].map(
  (steps) =>
    `  - { key: tiny${steps}, label: "Tiny, ${steps} steps", model: tiny-sd, steps: ${steps} }`,
);

type Declared = {
  arms?: 2 | 3;
  quality?: string;
  analysis?: string;
  more?: string;
};

function protocolOf(name: string, { arms = 2, quality, analysis, more }: Declared): string {
  return [
    `name: "${name}"`,
    'prompts: { set: few, draw: 8, seed: 0 }',
    'replicates: 1',
    'arms:',
    ...ARMS.slice(0, arms),
    'questions:',
    '  - { id: aesthetics, title: Better image aesthetics, ask: Which is more pleasing? }',
    '  - { id: alignment, title: Better prompt alignment, ask: Which follows the prompt better? }',
    `allow_no_answer: ${more?.includes('answers:') !== true}`,
    'raters: { expected: 10 }',
    `quality: ${quality ?? '{ practice: 0 }'}`,
    `analysis: ${analysis ?? '{}'}`,
    'content_gate: none',
    ...(more === undefined ? [] : [more]),
    '',
  ].join('\n');
}

/** Creates a study, pretends its images, opens it and votes in it. */
async function makeStudy(
  name: string,
  declared: Declared,
  votes: Parameters<typeof voteInDatabase>[2],
): Promise<string> {
  const file = join(onpar.home, `${name.replaceAll(/\W+/g, '-')}.yaml`);
  await writeFile(file, protocolOf(name, declared));
  const created: unknown = JSON.parse(await onpar.onpar('study', 'create', file, '--json'));
  const slug =
    typeof created === 'object' && created && 'slug' in created ? String(created.slug) : '';
  await voteInDatabase(onpar, slug, votes);
  return slug;
}

async function expectSame(slug: string, by?: string): Promise<string> {
  const flags = by === undefined ? [] : ['--by', by];
  const printed = await onpar.onpar('table', slug, '--json', ...flags);
  const query = by === undefined ? '' : `&by=${by}`;
  const answer = await context.request.get(
    `${onpar.address}/api/studies/${slug}/table?format=json${query}`,
  );
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toBe(printed);
  return printed;
}

const close = (slug: string): Promise<string> => onpar.onpar('study', 'close', slug);

test('a closed study, with a table for each part of the votes', async () => {
  const slug = await makeStudy('Fixed', {}, { raters: 4 });
  await close(slug);
  expect(await expectSame(slug)).toContain('"monitoring": null');
  for (const by of ['category', 'challenge', 'rater', 'prompt']) await expectSame(slug, by);
});

test('every option of the analysis', async () => {
  const analysis =
    '{ primary: [alignment], alpha: 0.01, equivalence_margin: 0.2, stop: { rule: fixed, votes: 40 } }';
  const more = 'answers: [left, right, neither]\nquestion_order: balanced';
  const answers = ['left', 'right', 'neither'] as const;
  const slug = await makeStudy('Declared', { analysis, more }, { raters: 4, answers });
  await close(slug);
  await expectSame(slug);
});

test('group-sequential looks, while it is open and once it is closed', async () => {
  const analysis = '{ stop: { rule: obrien-fleming, votes: 64, looks: 2 } }';
  const slug = await makeStudy('Planned looks', { analysis }, { raters: 5 });
  expect(await expectSame(slug)).toContain('"votes": 32');
  await close(slug);
  expect(await expectSame(slug)).toContain('obrien-fleming');
});

test('an e-process, while it is open', async () => {
  const analysis = '{ stop: { rule: e-process, population: raters } }';
  const slug = await makeStudy('Bets', { analysis }, { raters: 8 });
  expect(await expectSame(slug)).toContain('"deviations": []');
});

test('three arms', async () => {
  const slug = await makeStudy('Three', { arms: 3 }, { raters: 6 });
  await close(slug);
  await expectSame(slug);
});

test('raters left out by each rule, repeats and simulated raters', async () => {
  const exclusion =
    '{ repeat_agreement_below: 0.9, median_response_ms_below: 1000, gold_accuracy_below: 0.6 }';
  const quality = `{ practice: 0, repeats: 2, gold: 1, exclusion: ${exclusion} }`;
  const more = 'gold: [{ prompt: 1, better: tiny2 }]';
  const votes = { raters: 6, simulated: 2, gold: [1] };
  const slug = await makeStudy('Left out', { quality, more }, votes);
  await close(slug);
  const printed = await expectSame(slug);
  expect(printed).toContain('median response');
  expect(printed).toContain('gold');
  expect(printed).toMatch(/"simulated": \{\s+"raters": 2,\s+"of": 6/);
});

test('deviations: an early look, and a comparison taken out', async () => {
  const slug = await makeStudy('Deviations', {}, { raters: 3 });
  const { id, comparisons } = await onpar.db.study.findUniqueOrThrow({
    where: { slug },
    include: { comparisons: { where: { number: 1 } } },
  });
  await onpar.db.comparison.updateMany({
    where: { id: { in: comparisons.map((comparison) => comparison.id) } },
    data: { excluded: true },
  });
  const detail = { comparison: 1 };
  const deviation = { studyId: id, kind: 'excluded comparison', reason: '<b>"rude"</b>', detail };
  await onpar.db.deviation.create({ data: deviation });
  await onpar.onpar('table', slug, '--json');
  await close(slug);
  const printed = await expectSame(slug);
  expect(printed).toContain('looked early');
  expect(printed).toContain('excluded comparison');
});
