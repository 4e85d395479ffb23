import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import type { OnPar } from './onpar.ts';
import { drawByQuotas, mendOnPhone, seeSketches } from './new-study-form.ts';
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
  const kinds = join(folder, 'kinds.tsv');
  const rows = Array.from({ length: 12 }, (_, i) => `kind ${i}\tGroup ${i % 3}\tBasic\t`);
  await writeFile(kinds, ['Prompt\tCategory\tChallenge\tNote', ...rows].join('\n'));
  const words = join(folder, 'words.txt');
  await writeFile(words, Array.from({ length: 20 }, (_, i) => `word ${i}`).join('\n'));
  await onpar.onpar('prompts', 'import', words, '--name', 'words');
  await onpar.onpar('prompts', 'import', kinds, '--name', 'kinds');
  await onpar.onpar('models', 'add', resolve('generator/fixtures/tiny-sd'), '--name', 'tiny-sd');
  for (const name of ['shapes-base', 'shapes-fast']) {
    await onpar.onpar('models', 'add', resolve('generator/embedded', name), '--name', name);
  }
});
test.afterAll(async () => {
  await onpar.stop();
  await rm(folder, { recursive: true, force: true });
});

async function openNewStudy(page: Page): Promise<void> {
  await page.goto((await onpar.onpar('sign-in', '--base-url', onpar.address)).trim());
  await page.getByRole('button', { name: /sign in/i }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Studies');
  await page.goto(`${onpar.address}/studies/new`);
}

// eslint-disable-next-line onpar/function-length -- one story, in the order in which it happens
test('a researcher writes a protocol in the browser, told what is wrong line by line', async ({
  page,
}) => {
  const text = page.getByRole('textbox', { name: 'Protocol (YAML)' });
  const create = page.getByRole('button', { name: 'Create study' });

  await test.step('the text to begin with can be carried out', async () => {
    await openNewStudy(page);
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
  });
});

// eslint-disable-next-line onpar/function-length -- one story, in the order in which it happens
test('a stranger makes a study by the form alone, and what the text holds besides stays', async ({
  page,
}) => {
  const text = page.getByRole('textbox', { name: 'Protocol (YAML)' });
  const form = page.getByRole('group', { name: 'Form of the protocol' });
  const field = (name: string): ReturnType<Page['getByRole']> =>
    form.getByRole('textbox', { name, exact: true });
  const arm = (number: number): ReturnType<Page['getByRole']> =>
    form.getByRole('group', { name: `Arm ${number}`, exact: true });

  await test.step('two models on a set of prompts of their own', async () => {
    await openNewStudy(page);
    await field('Name of the study').fill('Made by the form');
    await form.getByRole('combobox', { name: 'Prompt set' }).selectOption('words');
    await field('Prompts to draw').fill('4');
    await field('Images of each prompt').fill('1');
    await arm(1).getByRole('combobox', { name: 'Model' }).selectOption('shapes-fast');
    await arm(1).getByRole('textbox', { name: 'Label' }).fill('Fast, 2 steps');
    await arm(1).getByRole('textbox', { name: 'Steps' }).fill('2');
    await arm(1).getByRole('textbox', { name: 'Guidance rescale' }).fill('0.7');
    await arm(2).getByRole('combobox', { name: 'Model' }).selectOption('shapes-base');
    await arm(2).getByRole('textbox', { name: 'Label' }).fill('Base: 1 step');
    await arm(2).getByRole('textbox', { name: 'Steps' }).fill('1');
    await arm(2).getByRole('combobox', { name: 'Scheduler' }).selectOption('ddim');
    await arm(2).getByRole('textbox', { name: 'Guidance scale' }).fill('');
    await arm(2).getByRole('textbox', { name: 'Guidance scale' }).pressSequentially('1.5');
    await field('Raters').fill('3');
    await field('Planned votes a question').fill('12');
    await field('Repeated pairs').fill('0');
    await expect(text).toHaveValue(/name: Made by the form\nprompts: \{ set: "?words"?, draw: 4/);
    await expect(text).toHaveValue(/label: "Base: 1 step"\n +model: "?shapes-base"?\n/);
    await expect(text).toHaveValue(/steps: 2\n +guidance_scale: 7.5\n +guidance_rescale: 0.7\n/);
    await expect(text).toHaveValue(/scheduler: ddim\n +guidance_scale: 1.5\n/);
    await expect(page.getByText('The protocol can be carried out')).toBeVisible();
    await expect(page.getByText(/8 images, 4 comparisons, 2 questions; 3 raters/)).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  await test.step('the very prompts that are drawn can be read, and how long it takes', async () => {
    await form.getByText('See the 4 prompts that are drawn').click();
    await expect(form.getByRole('list', { name: 'Prompts that are drawn' })).toContainText(
      /word \d/,
    );
    await expect(page.getByText(/^Voting: about .* for each rater/)).toBeVisible();
    await expect(page.getByText(/^Generation: /)).toBeVisible();
  });

  await test.step('two images show what each arm would look like', () => seeSketches(page));

  await test.step('a model brings its own scheduler and steps along', async () => {
    const written = await text.inputValue();
    await text.fill(written.replace('scheduler: ddim', 'scheduler: heun2'));
    await expect(arm(2).getByRole('combobox', { name: 'Scheduler' })).toHaveValue('heun2');
    await arm(2).getByRole('combobox', { name: 'Model' }).selectOption('tiny-sd');
    await expect(arm(2).getByRole('combobox', { name: 'Scheduler' })).toHaveValue('');
    await expect(arm(2).getByRole('textbox', { name: 'Steps' })).toHaveValue('1');
    await text.fill(written);
  });

  await test.step('what is wrong is said at its field', async () => {
    const steps = arm(2).getByRole('textbox', { name: 'Steps' });
    await steps.fill('many');
    await expect(steps).toHaveAccessibleDescription(/must be a whole number from 1 to 1000/);
    await expect(steps).toHaveAttribute('aria-invalid', 'true');
    await steps.fill('1');
    await expect(page.getByText('The protocol can be carried out')).toBeVisible();
  });

  await test.step('on a phone what remains to do stays in sight, and leads there', () =>
    mendOnPhone(page));

  await test.step('arms and questions are added and removed', async () => {
    await form.getByRole('button', { name: 'Add arm' }).click();
    await expect(arm(3).getByRole('combobox', { name: 'Model' })).toHaveValue('tiny-sd');
    await expect(text).toHaveValue(/- key: arm\n/);
    await form.getByRole('button', { name: 'Remove arm 3' }).click();
    await expect(arm(3)).toHaveCount(0);
    await form.getByRole('button', { name: 'Remove question 2' }).click();
    await form.getByRole('checkbox', { name: 'alignment' }).click();
    await expect(text).toHaveValue(/primary: \[ ?aesthetics ?\]/);
  });

  await test.step('what was typed into the text stays when the form writes into it', async () => {
    const written = await text.inputValue();
    await text.fill(
      written.replace('draw: 4', 'draw: 5').replace('raters:', '# asked of colleagues\nraters:'),
    );
    await expect(field('Prompts to draw')).toHaveValue('5');
    await form.getByRole('button', { name: 'Add question' }).click();
    await field('Prompts to draw').fill('4');
    await expect(text).toHaveValue(/# asked of colleagues\nraters:/);
    await expect(text).toHaveValue(/# of raters' pages/);
    await form.getByRole('button', { name: 'Remove question 2' }).click();
  });

  await test.step('the form waits for a text that cannot be read', async () => {
    const written = await text.inputValue();
    await text.fill(written.replace('draw: 4', 'draw: [4'));
    await expect(page.getByText('The form waits for the protocol')).toBeVisible();
    await expect(page.getByText(/^Line 2 is not YAML: /)).toHaveCount(2);
    await expect(field('Raters')).toBeDisabled();
    await page.getByRole('button', { name: /^Mend line / }).click();
    await expect(text).toBeFocused();
    await text.fill(written);
    await expect(field('Raters')).toHaveValue('3');
    await expect(field('Raters')).toBeEnabled();
  });

  await test.step('so many prompts of each category, and back to any of some', () =>
    drawByQuotas(page));

  await test.step('a template asks before it replaces what was written', async () => {
    const written = await text.inputValue();
    const templates = page.getByRole('combobox', { name: 'Begin from' });
    await templates.selectOption('Steps against steps of one model');
    await page.getByRole('button', { name: 'Use this template' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(text).toHaveValue(written);
    await page.getByRole('button', { name: 'Use this template' }).click();
    await page.getByRole('button', { name: 'Replace it' }).click();
    await expect(arm(1).getByRole('textbox', { name: 'Steps' })).toHaveValue('10');
    await expect(page.getByText('The protocol can be carried out')).toBeVisible();
    await text.fill(written);
  });

  await test.step('the study is made', async () => {
    await expect(page.getByText('The protocol can be carried out')).toBeVisible();
    await page.getByRole('button', { name: 'Create study' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Made by the form');
  });
});
