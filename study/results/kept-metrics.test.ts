import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keptMetrics } from './kept-metrics.ts';

const made = 'network not known, resize not known';
const row = { metric: 'fid', set_a: 'a', set_b: 'reference' };

it('reads a metric with its interval, and one that has none', () => {
  const rows = [
    { ...row, value: 3, result: { ci95: [2, 4], n: [5, 6] } },
    { ...row, set_a: 'b', value: 1, result: { ci95: null } },
    { ...row, set_a: 'c', value: 0, result: { network: { sha256: 'ab' }, resize: 'clean' } },
  ];
  expect(keptMetrics(rows)).toEqual({
    metrics: [
      { ...row, value: 3, interval: [2, 4], made },
      { ...row, set_a: 'b', value: 1, interval: null, made },
      { ...row, set_a: 'c', value: 0, interval: null, made: 'network ab, resize clean' },
    ],
    whole: rows,
    faults: [],
  });
});

it.each([
  null,
  'spoilt',
  5,
  [],
  { ci95: 'x' },
  { ci95: [1] },
  { ci95: [2, 1] },
  { ci95: [1, null] },
])('leaves a row of which %j is kept out, and says so', (result) => {
  const good = { ...row, set_a: 'b', value: 1, result: {} };
  const { metrics, whole, faults } = keptMetrics([{ ...row, value: 3, result }, good]);
  expect(metrics).toEqual([{ ...row, set_a: 'b', value: 1, interval: null, made }]);
  expect(whole).toEqual([good]);
  expect(faults).toEqual([expect.stringMatching(/^the metric fid of a against reference is kept/)]);
});

it('gives finite numbers alone, whatever is kept', () => {
  fc.assert(
    fc.property(fc.double(), fc.anything(), (value, result) => {
      const { metrics, faults } = keptMetrics([{ ...row, value, result }]);
      expect(metrics.length + faults.length).toBe(1);
      for (const kept of metrics)
        for (const number of [kept.value, ...(kept.interval ?? [])])
          expect(Number.isFinite(number)).toBe(true);
    }),
  );
});
