import { expect, test } from 'vitest';
import { ticksBetween } from './ticks.ts';

test('percentages are marked every twenty', () => {
  expect(ticksBetween([0, 100])).toEqual([0, 20, 40, 60, 80, 100]);
});

test('a domain around zero is marked at zero', () => {
  expect(ticksBetween([-30, 30])).toEqual([-20, 0, 20]);
});

test('marks have no binary dust', () => {
  expect(ticksBetween([0, 0.5])).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
});
