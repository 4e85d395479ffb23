import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at } from '#domain/at.ts';
import { OPTIONS_WITHOUT_EFFECT } from './class-defaults.ts';
import { roundHalfToEven, spaceSolverTimesteps, spaceTimesteps } from './timestep-spacing.ts';
import recorded from './fixtures/diffusers-runs.json' with { type: 'json' };

const TOTAL = 1000;
const spacings = ['leading', 'trailing', 'linspace'] as const;
const space = (timestep_spacing: (typeof spacings)[number], steps: number): number[] =>
  spaceTimesteps({ ...OPTIONS_WITHOUT_EFFECT, timestep_spacing }, steps);

test('halves are rounded to even', () => {
  expect([0.5, 1.5, 2.5, 2.4999, 2.5001, -1.5].map(roundHalfToEven)).toEqual([0, 2, 2, 2, 3, -2]);
});

test('trailing spacing rounds to the even timestep, 50 and 30 steps as published', () => {
  expect(space('trailing', 50).slice(0, 3)).toEqual([999, 979, 959]);
  expect(space('trailing', 30).slice(0, 4)).toEqual([999, 966, 932, 899]);
  // 1000 / 16 = 62.5: 937.5, 812.5 ... all lie between two integers.
  expect(space('trailing', 16).slice(0, 4)).toEqual([999, 937, 874, 811]);
});

test("trailing spacing has numpy's length, one entry more for 62 step counts, and ends at -1", () => {
  const longer: number[] = [];
  for (let steps = 1; steps <= TOTAL; steps++) {
    const timesteps = space('trailing', steps);
    if (timesteps.length === steps) continue;
    longer.push(steps);
    expect(timesteps).toHaveLength(steps + 1);
    expect(timesteps.at(-1)).toBe(-1);
  }
  expect(longer).toHaveLength(62);
  expect(longer).toEqual(recorded.steps_with_an_extra_trailing_entry);
});

test('timesteps descend strictly and lie in the training range, whatever the count', () => {
  const property = fc.property(
    fc.constantFrom(...spacings),
    fc.integer({ min: 1, max: TOTAL }),
    (spacing, steps) => {
      const timesteps = space(spacing, steps);
      expect(timesteps.every((t, i) => i === 0 || t < at(timesteps, i - 1, 'the timesteps'))).toBe(
        true,
      );
      expect(timesteps[0]).toBeLessThan(TOTAL);
      expect(timesteps.at(-1)).toBeGreaterThanOrEqual(spacing === 'trailing' ? -1 : 0);
    },
  );
  fc.assert(property);
});

test('the solvers leave the last of one part more away', () => {
  const timesteps = spaceSolverTimesteps(OPTIONS_WITHOUT_EFFECT, 4, TOTAL);
  expect(timesteps).toEqual([800, 600, 400, 200]);
  const linspace = { ...OPTIONS_WITHOUT_EFFECT, timestep_spacing: 'linspace' } as const;
  expect(spaceSolverTimesteps(linspace, 4, TOTAL)).toEqual([999, 749, 500, 250]);
});
