import { expect, test } from 'vitest';
import { z } from 'zod';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { createNoiseSource } from '../noise/noise-source.ts';
import { createScheduler } from './scheduler.ts';
import { parseSchedulerConfig } from './scheduler-config.ts';
import json from './fixtures/reference-runs.json' with { type: 'json' };

const runSchema = z.object({
  cls: z.string(),
  config: z.record(z.string(), z.unknown()),
  steps: z.int(),
  init_noise_sigma: z.number(),
  timesteps: z.array(z.number()),
  final: z.array(z.number()),
  trace_first4: z.array(z.array(z.number())),
  model_input_first2: z.array(z.array(z.number())),
});
const runs = z.record(z.string(), runSchema).parse(json);

const SIZE = 256;
const TOLERANCE = 1e-5;

/** The recorded runs' stand-in for the U-Net. Its sine differs from torch's in the last bit. */
function predict(input: Float32Array, timestep: number): Float32Array {
  return input.map((x) => 0.5 * x + 0.1 * Math.sin(3 * x) + (0.2 * timestep) / 1000);
}

/** The error of the values that were recorded, relative to the largest of the whole sample. */
function relativeError(actual: Float32Array, expected: readonly number[]): number {
  const scale = Math.max(...actual.map(Math.abs));
  return Math.max(...expected.map((value, i) => Math.abs(at(actual, i) - value))) / scale;
}

for (const [title, run] of Object.entries(runs)) {
  test(`timesteps and trace are those recorded from diffusers: ${title}`, () => {
    const config = parseSchedulerConfig({ _class_name: run.cls, ...run.config });
    const name = present(config.name, `the scheduler of ${run.cls}`);
    const scheduler = createScheduler({ name, config, steps: run.steps });
    expect([...scheduler.timesteps]).toEqual(run.timesteps);
    expect(Math.abs(scheduler.initNoiseSigma / run.init_noise_sigma - 1)).toBeLessThan(1e-6);

    const source = createNoiseSource('torch-cpu', 0);
    const noise = (): Float32Array => source.randn(SIZE);
    let x: Float32Array = noise().map((value) => value * scheduler.initNoiseSigma);
    scheduler.timesteps.forEach((t, index) => {
      const input = scheduler.scaleModelInput(x, index);
      expect(relativeError(input, at(run.model_input_first2, index))).toBeLessThan(TOLERANCE);
      x = scheduler.step({ modelOutput: predict(input, t), index, sample: x, noise });
      expect(relativeError(x, at(run.trace_first4, index))).toBeLessThan(TOLERANCE);
    });
    expect(run.final).toHaveLength(SIZE);
    expect(relativeError(x, run.final)).toBeLessThan(TOLERANCE);
  });
}
