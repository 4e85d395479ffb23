import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { at } from '#domain/at.ts';
import { readNpy } from '#files/npy.ts';
import { createAlphasCumprod } from './alphas-cumprod.ts';
import { OPTIONS_WITHOUT_EFFECT } from './class-defaults.ts';

function recorded(name: string): Float32Array {
  const { values } = readNpy(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  return Float32Array.from(values, Number);
}

const deci = createAlphasCumprod({
  ...OPTIONS_WITHOUT_EFFECT,
  beta_schedule: 'squaredcos_cap_v2',
  rescale_betas_zero_snr: true,
});
const sd15 = createAlphasCumprod({
  ...OPTIONS_WITHOUT_EFFECT,
  beta_schedule: 'scaled_linear',
  beta_start: 0.00085,
  beta_end: 0.012,
});

test('the rescaled cosine schedule equals that of diffusers bit for bit', () => {
  expect(deci).toEqual(recorded('deci_alphas_cumprod.npy'));
});

test('the scaled linear schedule equals that of diffusers to 2e-6', () => {
  const expected = recorded('sd15_alphas_cumprod.npy');
  expect(sd15).toHaveLength(expected.length);
  sd15.forEach((value, i) => {
    expect(Math.abs(value / at(expected, i, 'the recorded schedule') - 1)).toBeLessThan(2e-6);
  });
});

test('zero terminal SNR leaves no signal at the last timestep and the first as it was', () => {
  const plain = createAlphasCumprod({
    ...OPTIONS_WITHOUT_EFFECT,
    beta_schedule: 'squaredcos_cap_v2',
  });
  expect(deci.at(-1)).toBe(0);
  expect(deci[0]).toBeCloseTo(at(plain, 0, 'the schedule'), 6);
});

test('the signal falls from timestep to timestep and is a share', () => {
  for (const beta_schedule of ['linear', 'scaled_linear', 'squaredcos_cap_v2'] as const) {
    for (const rescale_betas_zero_snr of [false, true]) {
      const alphas = createAlphasCumprod({
        ...OPTIONS_WITHOUT_EFFECT,
        beta_schedule,
        rescale_betas_zero_snr,
      });
      expect(
        alphas.every((alpha, i) => alpha < (i === 0 ? 1 : at(alphas, i - 1)) && alpha >= 0),
      ).toBe(true);
    }
  }
});
