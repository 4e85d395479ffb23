import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { createNoiseSource } from '../noise/noise-source.ts';
import { createScheduler } from './scheduler.ts';
import { parseSchedulerConfig } from './scheduler-config.ts';
import { SCHEDULER_NAMES } from '#domain/scheduler-name.ts';
import type { Scheduler } from './scheduler-shape.ts';
import type { SchedulerName } from '#domain/scheduler-name.ts';
import json from './fixtures/diffusers-runs.json' with { type: 'json' };

const runSchema = z.object({
  name: z.enum(SCHEDULER_NAMES),
  steps: z.int(),
  error: z.string().optional(),
  calls: z.int().default(0),
  timesteps: z.string().default(''),
  karras: z.array(z.number()).nullable().default(null),
  sigma: z.number().default(NaN),
  final: z.string().nullable().default(null),
});
const groupSchema = z.object({ config: z.unknown(), cases: z.array(runSchema) });
const { groups } = z.object({ groups: z.array(groupSchema) }).parse(json);

const f32 = Math.fround;
const SIZE = 64;
/** The samplers that use a logarithm, exponential or integral, whose last bits differ by library. */
const TRANSCENDENTAL: readonly SchedulerName[] = ['dpmsolver++', 'unipc', 'lms'];

/** The recorded runs' stand-in for the U-Net: arithmetic only, in float32. */
function predict(input: Float32Array, timestep: number): Float32Array {
  const shift = f32((0.2 * timestep) / 1000);
  return input.map((x) => {
    const bend = f32(x / f32(1 + f32(x * x)));
    return f32(f32(0.5 * x) + f32(f32(0.1) * bend)) + shift;
  });
}

function denoise(scheduler: Scheduler): Float32Array {
  const source = createNoiseSource('torch-cpu', 0);
  let x: Float32Array = source.randn(SIZE).map((value) => value * scheduler.initNoiseSigma);
  scheduler.timesteps.forEach((t, index) => {
    const modelOutput = predict(scheduler.scaleModelInput(x, index), t);
    x = scheduler.step({ modelOutput, index, sample: x, noise: () => source.randn(SIZE) });
  });
  return x;
}

function decode(base64: string): Float32Array {
  return new Float32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer);
}

function largestDifference(actual: Float32Array, expected: Float32Array): number {
  const scale = Math.max(...expected.map(Math.abs));
  return Math.max(...actual.map((value, i) => Math.abs(value - at(expected, i)))) / scale;
}

const sha256 = (values: Float64Array): string =>
  createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex');

for (const { config: given, cases } of groups) {
  const config = parseSchedulerConfig(given);
  for (const { name, steps, error, karras, final, ...run } of cases) {
    const title = `${name}, ${steps} steps, ${JSON.stringify(given)}`;

    if (error !== undefined) {
      test(`where diffusers fails, a sentence says why: ${title}`, () => {
        expect(() => createScheduler({ name, config, steps })).toThrow(UserError);
      });
      continue;
    }
    if (final === null) {
      test(`where diffusers divides infinities, we refuse or give finite values: ${title}`, () => {
        const attempt = (): boolean =>
          denoise(createScheduler({ name, config, steps })).every(Number.isFinite);
        if (name === 'unipc') expect(attempt()).toBe(true);
        else expect(attempt).toThrow(UserError);
      });
      continue;
    }
    test(`the run is that of diffusers: ${title}`, () => {
      const scheduler = createScheduler({ name, config, steps });
      expect(scheduler.timesteps).toHaveLength(run.calls);
      expect(scheduler.initNoiseSigma).toBe(run.sigma);
      if (karras === null) expect(sha256(scheduler.timesteps)).toBe(run.timesteps);
      karras?.forEach((t, i) => {
        expect(Math.abs(at(scheduler.timesteps, i, 'the timesteps') - t)).toBeLessThan(1e-3);
      });
      const result = denoise(scheduler);
      if (karras !== null || TRANSCENDENTAL.includes(name)) {
        expect(largestDifference(result, decode(final))).toBeLessThan(2e-6);
      } else {
        expect(result).toEqual(decode(final));
      }
    });
  }
}
