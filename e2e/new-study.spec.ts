import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { OnPar } from './onpar.ts';
import { startOnPar } from './onpar.ts';

const PROTOCOL = `name: Written in the browser
prompts: { set: words, draw: 4 }
replicates: 2
arms:
  - { key: t2, label: Tiny 2, model: tiny-sd, steps: 2 }
  - { key: t4, label: Tiny 4, model: tiny-sd, steps: 4, scheduler: ddimm }
questions:
  - { id: better, title: Better image, ask: Which image is better? }
raters: { expected: 4 }
quality: { exclusion: { gold_accuracy_below: 0.6 } }
analysis: { stop: { rule: fixed, votes: 990 } }
content_gate: none
`;

let onpar: OnPar;
let folder: string;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  onpar = await startOnPar();
  folder = await mkdtemp(join(tmpdir(), 'onpar-new-study-'));
  const words = join(folder, 'words.txt');
  await writeFile(words, Array.from({ length: 20 }, (_, i) => `word ${i}`).join('\n'));
  await onpar.onpar('prompts', 'import', words, '--name', 'words');
  await onpar.onpar('models', 'add', resolve('generator/fixtures/tiny-sd'), '--name', 'tiny-sd');
});
test.afterAll(async () => {
  await onpar.stop();
  await rm(folder, { recursive: true, force: true });
});

// eslint-disable-next-line onpar/function-length -- one story, in the order in which it happens
test('a researcher writes a protocol in the browser, told what is wrong line by line', async ({
  page,
}) => {
  const text = page.getByRole('textbox', { name: 'Protocol (YAML)' });
  const create = page.getByRole('button', { name: 'Create study' });

  await test.step('the text to begin with can be carried out', async () => {
    await page.goto(onpar.signInLink);
    await page.getByRole('button', { name: /sign in/i }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Studies');
    await page.goto(`${onpar.address}/studies/new`);
    await expect(page.getByText('The protocol can be carried out')).toBeVisible();
    await expect(create).toBeEnabled();
  });

  await test.step('what it can find stands beside it, for answers as they are expected', async () => {
    const found = page.getByText(/^Power \d+%$/).first();
    await expect(found).toBeVisible();
    const usual = await found.innerText();
    await expect(page.getByRole('img', { name: /^Power by prompts: / })).toBeVisible();
    await page.getByRole('textbox', { name: 'For the better arm, %' }).fill('75');
    await expect(found).not.toHaveText(usual);
    await page.getByRole('textbox', { name: 'On par, %' }).fill('99');
    await expect(page.getByText('What is expected cannot be meant so')).toBeVisible();
    await page.getByRole('textbox', { name: 'On par, %' }).fill('20');
    const written = await text.inputValue();
    await text.fill(written.replace('expected: 12', 'expected: 1').replace(', votes: 360', ''));
    await expect(page.getByText('No test is possible').first()).toBeVisible();
    await expect(page.getByText(/it has one rater/).first()).toBeVisible();
  });

  await test.step('what may stand where the cursor is, is said beside it, and every key is found', async () => {
    await text.fill(PROTOCOL);
    const keys = page.getByRole('region', { name: 'Keys of the protocol' });
    await text.evaluate((node: HTMLTextAreaElement) => {
      const place = node.value.indexOf('steps: 4');
      node.setSelectionRange(place, place);
    });
    await text.press('ArrowRight');
    await expect(keys.getByRole('term')).toHaveText(['arms[].steps']);
    await page.getByRole('textbox', { name: 'Find a key' }).fill('rescale');
    await expect(keys.getByText('arms[].guidance_rescale', { exact: true })).toBeVisible();
    await page.getByRole('textbox', { name: 'Find a key' }).fill('no such key');
    await expect(page.getByText('No key, value or meaning has these words.')).toBeVisible();
  });

  await test.step('a wrong one says why, in the words of the command line', async () => {
    await text.fill(PROTOCOL);
    await expect(page.getByText('One thing is wrong')).toBeVisible();
    const wrong = 'arms.1.scheduler must be one of ddim, pndm, euler, euler-ancestral';
    await expect(page.getByText(wrong)).toContainText('not "ddimm"; did you mean ddim?');
    await expect(create).toBeDisabled();
    await page.getByRole('button', { name: 'Line 6' }).click();
    const selected = await text.evaluate((node) =>
      node instanceof HTMLTextAreaElement
        ? node.value.slice(node.selectionStart, node.selectionEnd)
        : '',
    );
    expect(selected).toContain('key: t4');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  await test.step('a reload loses nothing', async () => {
    await page.reload();
    await expect(text).toHaveValue(PROTOCOL);
    await expect(page.getByText('One thing is wrong')).toBeVisible();
  });

  await test.step('what fields say of one another is told next, and a doubt when all is right', async () => {
    await text.fill(PROTOCOL.replace('ddimm', 'ddim'));
    await expect(
      page.getByText('quality.exclusion.gold_accuracy_below has nothing to judge by'),
    ).toBeVisible();
    await text.fill(PROTOCOL.replace('ddimm', 'ddim').replace(/quality: .*\n/, ''));
    await expect(page.getByText('One thing to look at')).toBeVisible();
    await expect(
      page.getByText('analysis.stop.votes plans 990 votes a question, and the design has 32'),
    ).toBeVisible();
    await expect(page.getByText(/16 images, 8 comparisons, 1 question; 4 raters/)).toBeVisible();
  });

  await test.step('without a server the text stays, and is checked again when it is back', async () => {
    await page.context().setOffline(true);
    await text.pressSequentially(' ');
    await expect(page.getByText('The protocol could not be checked')).toBeVisible();
    await page.context().setOffline(false);
    await text.press('Backspace');
    await expect(page.getByText('The protocol can be carried out')).toBeVisible();
  });

  await test.step('the study is created, and the draft is gone', async () => {
    await create.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Written in the browser');
    await page.goto(`${onpar.address}/studies/new`);
    await expect(text).toHaveValue(/name: My study/);
    await expect(page.getByRole('button', { name: 'Begin again' })).toHaveCount(0);
  });
});
