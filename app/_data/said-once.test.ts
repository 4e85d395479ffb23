import { expect, it } from 'vitest';
import { saidOnce } from './said-once.ts';

it('says a sentence once, and not at all where another says it and more', () => {
  const few = 'a has 30 images, fewer than 2048.';
  const biased = 'a has 30 images, fewer than 2048: FID is biased upwards.';
  const other = 'a has 30 images, fewer than 20480: so.';
  expect(saidOnce([few, biased, few, other, biased])).toEqual([biased, other]);
  expect(saidOnce([few, few])).toEqual([few]);
});
