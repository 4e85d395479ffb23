import { expect, it } from 'vitest';
import { percentiles } from './percentiles.ts';

it('gives the smallest time that so many of the times do not exceed', () => {
  const times = Array.from({ length: 200 }, (_none, i) => 200 - i);
  expect(percentiles(times)).toEqual({ n: 200, p50: 100, p95: 190, p99: 198, most: 200 });
  expect(percentiles([7])).toEqual({ n: 1, p50: 7, p95: 7, p99: 7, most: 7 });
});

it('has none of no times', () => {
  expect(percentiles([])).toBeNull();
});
