import { at } from '#domain/at.ts';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

const ANSWERS = ['left', 'right', 'on_par', 'neither'] as const;
/** The page takes no second answer within a quarter of a second of the first. */
const NO_FASTER_THAN_A_PERSON_MS = 300;

export type GivenVote = {
  rater: number;
  /** of the trial, in the record */
  order: number;
  question: number;
  answer: (typeof ANSWERS)[number];
};

/**
 * Votes through a whole session with the number keys, and returns the answers that count. What is
 * pressed depends on the place of the trial only, so that the test knows it without the page.
 */
export async function voteByKeyboard(page: Page, rater: number): Promise<GivenVote[]> {
  const votes: GivenVote[] = [];
  const end = page.getByRole('heading', { name: 'Done. Thank you!' });
  const feedback = page.getByRole('button', { name: 'Next pair' });
  const question = page.getByRole('status').filter({ hasText: /trial \d+ of \d+\./i });
  let last = '';
  for (;;) {
    await expect(end.or(feedback).or(question).first()).toBeAttached({ timeout: 60_000 });
    if (await end.isVisible()) return votes;
    if (await feedback.isVisible()) {
      await page.keyboard.press('Enter');
      await expect(feedback).toBeHidden();
      continue;
    }
    // the text may go between the look and the reading: allTextContents does not wait for it
    const [said] = await question.allTextContents();
    await page.waitForTimeout(NO_FASTER_THAN_A_PERSON_MS);
    if (said === last || !said) continue;
    last = said;
    votes.push(...(await answerByKey(page, rater, said)));
  }
}

/** Presses the key of one answer; returns it unless the trial was for practice. */
async function answerByKey(page: Page, rater: number, said: string): Promise<GivenVote[]> {
  const [, practice, position, question] =
    /(Practice, )?trial (\d+) of \d+\..* Question (\d+) of/is.exec(said) ?? [];
  const place = Number(position) + Number(question) + rater;
  const answer = at(ANSWERS, place % ANSWERS.length);
  await page.keyboard.press(String(1 + ANSWERS.indexOf(answer)));
  if (practice) return [];
  return [{ rater, order: Number(position) - 1, question: Number(question) - 1, answer }];
}
