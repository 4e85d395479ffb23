import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { SCHEDULER_NAMES } from '#domain/scheduler-name.ts';
import type { ArmSpec } from '#domain/arm-spec.ts';
import { readModelLayout } from '../models/read-model-layout.ts';
import { createArmScheduler } from '../models/scheduler-of-arm.ts';
import { checkArmAgainstModel, type ModelFacts } from './check-arm-against-model.ts';
import { requireArmOfModel } from './require-arm-of-model.ts';

const ARM: ArmSpec = {
  key: 'a',
  model: 'm',
  scheduler: null,
  steps: 20,
  guidanceScale: 7.5,
  guidanceRescale: 0,
  negativePrompt: '',
  width: null,
  height: null,
};

let tiny: ModelFacts;
beforeAll(async () => {
  tiny = await readModelLayout(join(import.meta.dirname, '../fixtures/tiny-sd'));
});

const problems = (change: Partial<ArmSpec>, model = tiny): string[] =>
  checkArmAgainstModel({ ...ARM, ...change }, model).map(
    ({ severity, setting, message }) => `${severity} ${setting} ${message}`,
  );

describe('an arm and its model', () => {
  it('that fit give nothing to say', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ width: 96, height: 64, scheduler: 'lcm', steps: 50 })).toEqual([]);
  });

  it.each<[Partial<ArmSpec>, string]>([
    [
      { width: 88 },
      'error width is 88, and the model makes width and height in multiples of 16, from 16 to 4096: write 80 or 96',
    ],
    [
      { height: 4088 },
      'error height is 4088, and the model makes width and height in multiples of 16, from 16 to 4096: write 4080 or 4096',
    ],
    [
      { scheduler: 'lcm', steps: 51 },
      'error steps cannot be: LCM takes at most 50 steps (original_inference_steps), not 51: choose fewer',
    ],
    [
      { scheduler: 'heun', steps: 30 },
      'warning scheduler uses fractional timesteps, and the U-Net takes whole ones',
    ],
  ])('that do not are told by setting: %j', (change, message) => {
    expect(problems(change)).toEqual([expect.stringContaining(message)]);
  });

  it('whose graph is of one size take no other', () => {
    const fixed = { ...tiny, sizes: { ...tiny.sizes, width: 64, height: 64 } };
    expect(problems({}, fixed)).toEqual([]);
    expect(problems({ width: 96 }, fixed)).toEqual([expect.stringMatching(/^error width .* 64/)]);
  });

  it('of which the model is doubtful are told so', () => {
    expect(problems({}, { ...tiny, warnings: ['It is odd.'] })).toEqual([
      'warning model is to be used with this in mind: It is odd.',
    ]);
  });

  it('are not doubted for the scheduler of a folder where they name one', () => {
    const schedulerDoubts = ['Two classes are named.'];
    const doubtful = { ...tiny, warnings: schedulerDoubts, schedulerDoubts };
    expect(problems({ scheduler: null }, doubtful)).toEqual([
      'warning model is to be used with this in mind: Two classes are named.',
    ]);
    expect(problems({ scheduler: 'ddim' }, doubtful)).toEqual([]);
  });

  it('are refused with the name that the person gave the setting', () => {
    const arm = { ...ARM, width: 88 };
    expect(() => requireArmOfModel({ arm, model: tiny })).toThrow('width of arm "a" is 88, and');
    const nameOf = (setting: string): string => `--${setting}`;
    expect(() => requireArmOfModel({ arm, model: tiny, nameOf })).toThrow('--width is 88, and');
  });

  it('without an error are of a schedule and a size that can be made', () => {
    const arms = fc.record({
      scheduler: fc.constantFrom(...SCHEDULER_NAMES),
      steps: fc.integer({ min: 1, max: 1000 }),
      width: fc.option(fc.integer({ min: 8, max: 512 }).map((n) => 8 * n)),
    });
    fc.assert(
      fc.property(arms, ({ scheduler, steps, width }) => {
        const arm = { ...ARM, scheduler, steps, width };
        const found = checkArmAgainstModel(arm, tiny);
        if (found.some(({ severity }) => severity === 'error')) return;
        const { timesteps } = createArmScheduler(tiny, arm);
        expect(timesteps.length).toBeGreaterThan(0);
        if (typeof width === 'number') expect(width % 16).toBe(0);
      }),
    );
  });
});
