import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

const formOf = (page: Page): Locator => page.getByRole('group', { name: 'Form of the protocol' });
const textOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Protocol (YAML)' });

/** Draws so many prompts of each category of the set `kinds`, then leaves the text as it was. */
export async function drawByQuotas(page: Page): Promise<void> {
  const [form, text] = [formOf(page), textOf(page)];
  const draw = form.getByRole('textbox', { name: 'Prompts to draw', exact: true });
  const written = await text.inputValue();
  await form.getByRole('combobox', { name: 'Prompt set' }).selectOption('kinds');
  const categories = form.getByRole('group', { name: 'Categories', exact: true });
  await categories.getByRole('checkbox', { name: 'Group 0' }).click();
  await categories.getByRole('checkbox', { name: 'Group 2' }).click();
  await categories.getByRole('combobox').selectOption('so many of each');
  await expect(categories.getByRole('textbox', { name: 'Group 0' })).toHaveValue('2');
  await expect(categories.getByRole('textbox', { name: 'Group 1' })).toHaveValue('');
  await expect(draw).toHaveValue('');
  await categories.getByRole('textbox', { name: 'Group 1' }).fill('1');
  await expect(form.getByText('See the 5 prompts that are drawn')).toBeVisible();
  await categories.getByRole('textbox', { name: 'Group 1' }).fill('9');
  await expect(page.getByText('One thing is wrong')).toBeVisible();
  await expect(categories.getByRole('textbox', { name: 'Group 1' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await categories.getByRole('textbox', { name: 'Group 1' }).fill('');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await categories.getByRole('combobox').selectOption('of any of those ticked');
  await expect(draw).toHaveValue('4');
  await expect(categories.getByRole('checkbox', { name: 'Group 2' })).toBeChecked();
  await text.fill(written);
}

/** The widths of images as their files have them, once all are there. */
export function widthsOf(images: Locator): Promise<number[]> {
  return images.evaluateAll((all) =>
    Promise.all(
      all.map(async (image) => {
        if (!(image instanceof HTMLImageElement)) return 0;
        await image.decode();
        return image.naturalWidth;
      }),
    ),
  );
}

/** Waits for the sketches of two arms of two steps and one, and sees them of other steps. */
export async function seeSketches(page: Page): Promise<void> {
  const arm = (number: number): Locator =>
    formOf(page).getByRole('group', { name: `Arm ${number}`, exact: true });
  for (const number of [1, 2]) {
    const images = arm(number).getByRole('img', { name: /^word \d+$/ });
    await expect(images).toHaveCount(2, { timeout: 60_000 });
    expect(await widthsOf(images)).toEqual([64, 64]);
  }
  await expect(arm(1).getByText('Two images of this arm, at its 2 steps.')).toBeVisible();
  await arm(1).getByRole('textbox', { name: 'Steps' }).fill('30');
  await expect(arm(1).getByText(/^Two images at 8 of the arm’s 30 steps/)).toBeVisible();
  await arm(1).getByRole('textbox', { name: 'Steps' }).fill('2');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

/** On a narrow screen, is led from the bar at the bottom to what is wrong with arm 2, of one step. */
export async function mendOnPhone(page: Page): Promise<void> {
  const steps = formOf(page)
    .getByRole('group', { name: 'Arm 2', exact: true })
    .getByRole('textbox', { name: 'Steps' });
  const foot = page.getByRole('region', { name: 'What remains to do' });
  const wide = page.viewportSize();
  await steps.fill('many');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await expect(foot).toContainText('1 thing to mend');
  await expect(foot).toBeInViewport();
  await expect(steps).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Analysis and stop' })).toBeVisible();
  await expect(page.getByText('1 to mend')).toHaveCount(1);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await foot.getByRole('button', { name: 'Show it' }).click();
  await expect(steps).toBeFocused();
  await expect(steps).toBeInViewport();
  await steps.fill('1');
  await expect(foot).toContainText('Ready');
  await expect(foot.getByRole('button', { name: 'Create study' })).toBeEnabled();
  if (wide !== null) await page.setViewportSize(wide);
}
