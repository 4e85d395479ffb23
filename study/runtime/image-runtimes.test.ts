import { expect, it } from 'vitest';
import { imageRuntimes, type TimedImage } from './image-runtimes.ts';

const image = (key: string, seconds: number): TimedImage => ({
  arm: { key, steps: 30 },
  device: { used: 'cpu', name: 'a chip' },
  precision: 'float32',
  latency_ms: { total: 1000 * seconds },
});

it('gives the median of each arm, and leaves images without times out', () => {
  const times = [1, 2, 3, 4, 5, 60];
  const rows = imageRuntimes([
    ...times.map((seconds) => image('a', seconds)),
    image('b', 9),
    { arm: { key: 'c', steps: 4 } },
  ]);
  const common = { steps: 30, device: 'cpu (a chip)', precision: 'float32' };
  expect(rows).toEqual([
    { arm: 'a', ...common, median_seconds: 3.5, ci95: [1, 60], n: 6 },
    { arm: 'b', ...common, median_seconds: 9, ci95: null, n: 1 },
  ]);
});
