import { expect, it } from 'vitest';
import { chooseForests } from './choose-forests.ts';

const question = (pairs: number): { by_arm_pairs: unknown[] } => ({
  by_arm_pairs: Array.from({ length: pairs }, () => ({})),
});

it('shows every part of the votes where there is one pair of arms, whatever is asked for', () => {
  const one = { questions: [question(1), question(1)] };
  const all = { shown: ['category', 'challenge', 'rater'], others: [] };
  expect(chooseForests(one, undefined)).toEqual(all);
  expect(chooseForests(one, 'rater')).toEqual(all);
});

it('shows the part that is asked for where there are several pairs, and names the others', () => {
  const six = { questions: [question(6)] };
  const none = { shown: [], others: ['category', 'challenge', 'rater'] };
  expect(chooseForests(six, 'rater')).toEqual({
    shown: ['rater'],
    others: ['category', 'challenge'],
  });
  for (const asked of [undefined, '', 'prompt', ['rater', 'category'], '\u0000']) {
    expect(chooseForests(six, asked)).toEqual(none);
  }
});
