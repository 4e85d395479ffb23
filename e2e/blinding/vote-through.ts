import { at } from '#domain/at.ts';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { notePage } from './record-session.ts';
import type { Received } from './find-leaks.ts';

/** A pair of images as the page shows it. */
export type ShownPair = { left: string; right: string };

const KEYS = ['1', '2', '3', '4'];

/**
 * A rater's whole session by keyboard, from the invitation to the end: everything that the page holds
 * at each pair is noted. Gives the pairs in the order in which they were shown.
 */
export async function voteThrough(options: {
  page: Page;
  link: string;
}): Promise<{ pairs: ShownPair[]; held: Received[] }> {
  const { page, link } = options;
  const held: Received[] = [];
  const note = async (): Promise<void> => void held.push(...(await notePage(page)));
  await page.goto(link);
  await note();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'I agree and start' }).waitFor();
  await note();
  await page.getByRole('button', { name: 'I agree and start' }).click();
  const pairs: ShownPair[] = [];
  while (await isVoting(page)) {
    const pair = await shownPair(page);
    if (pair === null) continue;
    if (pair.left !== pairs.at(-1)?.left) {
      pairs.push(pair);
      await note();
    }
    await answer(page, at(KEYS, pairs.length % KEYS.length));
  }
  await expect(page.getByText('Every answer is stored.')).toBeVisible();
  await note();
  return { pairs, held };
}

/** Waits until there is something to do: a question, feedback on practice, or the end. */
async function isVoting(page: Page): Promise<boolean> {
  const end = page.getByText('Every answer is stored.');
  const next = page.getByRole('button', { name: 'Next pair' });
  const left = page.getByRole('img', { name: 'Left image' });
  await left.or(end).first().waitFor();
  if (await next.isVisible()) await next.click();
  await left.or(end).first().waitFor();
  return !(await end.isVisible());
}

/**
 * Presses a key until the page has taken it: a press within a fifth of a second is a double click.
 * Looks without waiting for anything: with the last answer the pair and the question go.
 */
async function answer(page: Page, key: string): Promise<void> {
  const look = async (): Promise<string> => {
    const [question] = await page.locator('#question').allTextContents();
    return JSON.stringify([await shownPair(page), question]);
  };
  const before = await look();
  await expect(async () => {
    await page.keyboard.press(key);
    if (await page.getByRole('button', { name: 'Next pair' }).isVisible()) return;
    expect(await look()).not.toBe(before);
  }).toPass({ intervals: [50], timeout: 60_000 });
}

/** The addresses of the pair on screen; null when there is none at this moment. */
async function shownPair(page: Page): Promise<ShownPair | null> {
  const address = async (name: string): Promise<string | null | undefined> => {
    const images = page.getByRole('img', { name });
    const [src] = await images.evaluateAll((nodes) =>
      nodes.map((node) => node.getAttribute('src')),
    );
    return src;
  };
  const [left, right] = [await address('Left image'), await address('Right image')];
  return left && right ? { left, right } : null;
}
