import { expect, it, vi } from 'vitest';
import { computedIn, TF32_VARIABLE } from './tf32.ts';

it.each([
  ['0', 'cuda:0', 'float32', 'float32'],
  ['1', 'cuda:0', 'float32', 'tf32'],
  ['', 'cuda:1', 'float32', 'tf32'],
  ['1', 'cuda:0', 'float16', 'float16'],
  ['1', 'webgpu', 'float32', 'float32'],
  ['1', 'cpu', 'float32', 'float32'],
] as const)(
  'with the variable "%s", %s computes %s in %s',
  (variable, device, weights, expected) => {
    vi.stubEnv(TF32_VARIABLE, variable);
    expect(computedIn(weights, device)).toBe(expected);
    vi.unstubAllEnvs();
  },
);
