import fc from 'fast-check';
import { expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import type { MeasuredRow } from './measured-row.ts';
import { runtimeLines } from './runtime-lines.ts';

const row = (arm: string, steps: number, seconds: number, device = 'cpu'): MeasuredRow => ({
  ...{ arm, steps, device, median_seconds: seconds },
  engine: 'onnxruntime 1.30.0',
  device_name: 'a chip',
  machine: 'a machine',
  precision: 'float32',
  ci95: null,
  n: 3,
  scheduler: 'ddim',
  width: 64,
  height: 64,
  guidance_scale: 7.5,
});

it('finds the fixed time and the time of a step that medians were made of', () => {
  const times = fc.record({
    fixed: fc.double({ min: 0, max: 10, noNaN: true }),
    each: fc.double({ min: 0.001, max: 5, noNaN: true }),
    steps: fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 2, maxLength: 6 }),
  });
  fc.assert(
    fc.property(times, ({ fixed, each, steps }) => {
      const rows = steps.map((count) => row('a', count, fixed + each * count));
      const line = at(
        runtimeLines(rows, (arm) => arm),
        0,
      );
      expect(line.fixed_seconds).toBeCloseTo(fixed, 6);
      expect(line.seconds_per_step).toBeCloseTo(each, 8);
      expect(line.steps).toEqual(steps.toSorted((a, b) => a - b));
    }),
  );
});

it('has one line for the arms of a model, and none across devices or for one number of steps', () => {
  const rows = [row('a', 10, 1), row('b', 20, 2), row('a', 10, 9, 'webgpu'), row('c', 5, 1)];
  const lines = runtimeLines(rows, (arm) => (arm === 'c' ? 'other' : 'model'));
  expect(lines.map(({ model, device, steps }) => [model, device, steps])).toEqual([
    ['model', 'cpu', [10, 20]],
  ]);
});
