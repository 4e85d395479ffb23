import { join } from 'node:path';
import { expect, it } from 'vitest';
import { benchArmsOfModels } from './bench-arms.ts';
import { checkBenchArms } from './check-bench-arms.ts';
import { measureRuntime } from './measure-runtime.ts';

const TINY = join(import.meta.dirname, '../../generator/fixtures/tiny-sd');

it('times each arm in turn after a warm-up, by the clock that it is given', async () => {
  const arms = benchArmsOfModels({ folders: [TINY], steps: [1, 2] });
  await checkBenchArms(arms);
  // one call before an image and one after it: the images take 1, 2, 3, … seconds
  let calls = 0;
  const clock = (): number => {
    const image = Math.floor(calls++ / 2);
    return calls % 2 === 1 ? 0 : 1000 * (image + 1);
  };
  const seen: number[] = [];
  const rows = await measureRuntime({
    arms: arms.map(({ spec }) => spec),
    devices: ['cpu'],
    repeats: 6,
    machine: 'a machine',
    clock,
    signal: new AbortController().signal,
    onProgress: (done) => seen.push(done),
  });
  // images 1 and 2 warm up; then the two arms take turns
  expect(
    rows.map(({ steps, median_seconds, ci95, n }) => [steps, median_seconds, ci95, n]),
  ).toEqual([
    [1, 8, [3, 13], 6],
    [2, 9, [4, 14], 6],
  ]);
  expect(rows[0]).toMatchObject({
    arm: 'tiny-sd',
    device: 'cpu',
    engine: expect.stringMatching(/^onnxruntime \d/) as string,
    machine: 'a machine',
  });
  expect(seen).toEqual(Array.from({ length: 14 }, (_, i) => i + 1));
});

it('stops when it is asked to', async () => {
  const arms = benchArmsOfModels({ folders: [TINY], steps: [2] }).map(({ spec }) => spec);
  const controller = new AbortController();
  const measured = measureRuntime({
    ...{ arms, devices: ['cpu'], repeats: 50, machine: '', signal: controller.signal },
    clock: () => performance.now(),
    onProgress: (done) => done === 2 && controller.abort(new Error('enough')),
  });
  await expect(measured).rejects.toThrow('enough');
});
