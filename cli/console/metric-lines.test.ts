import { expect, test } from 'vitest';
import { metricLines } from './metric-lines.ts';

test('each value has its interval beside it, and says of what it is one', () => {
  const share = { value: 0.5, ci95: [0.25, 0.75] };
  const lines = metricLines({
    fid: { value: 12.5, ci95: null, ddof: 1, ci95_of: 'no interval: statistics alone' },
    prdc: { precision: share, ci95_of: 'the value with so many samples', method: 'k = 5' },
    vendi: { value: 3 },
    cmmd: { value: null, reason: 'too few samples' },
  });
  expect(lines.split('\n').map((line) => line.replaceAll(/ {2,}/g, '  '))).toEqual([
    'fid  12.5000  no interval',
    'fid ddof  1',
    'fid interval  no interval: statistics alone',
    'prdc precision  0.500000  95% 0.250000 to 0.750000',
    'prdc interval  the value with so many samples',
    'vendi  3',
    'cmmd  left out: too few samples',
  ]);
});
