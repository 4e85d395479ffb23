import { expect, test } from 'vitest';
import { formatDuration, formatP, formatPercent, formatPoints } from './format-numbers.ts';

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

test.each([
  [0, '0 s'],
  [59.4, '59 s'],
  [60, '1 min'],
  [200, '3 min 20 s'],
  [7500, '2 h 5 min'],
  [3599.6, '1 h'],
  [86_400, '1 d'],
  [100_800, '1 d 4 h'],
])('%d seconds read %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
