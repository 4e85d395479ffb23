import { expect, test } from 'vitest';
import { formatP, formatPercent, formatPoints } from './print-estimate.ts';

test('a p-value is never printed as zero', () => {
  expect([0, 0.0009, 0.001, 0.0468, 1].map(formatP)).toEqual([
    '< 0.001',
    '< 0.001',
    '0.001',
    '0.047',
    '1.000',
  ]);
});

test('points carry their sign, and nothing is negative zero', () => {
  expect([0.1026, -0.02, -0.0001].map(formatPoints)).toEqual(['+10.3', '−2.0', '0.0']);
});

test('percentages have one decimal', () => {
  expect(formatPercent(41.06)).toBe('41.1%');
});
