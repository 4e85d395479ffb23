import { expect, it } from 'vitest';
import { sayRuntimeLine } from './say-runtime-line.ts';

const line = (fixed: number, each: number): Parameters<typeof sayRuntimeLine>[0] => ({
  model: 'a',
  engine: 'onnxruntime 1.30.0',
  device: 'cpu',
  precision: 'float32',
  steps: [5, 10],
  fixed_seconds: fixed,
  seconds_per_step: each,
});

it('says what is fixed and what a step takes', () => {
  expect(sayRuntimeLine(line(0.148, 0.0154))).toBe(
    'a, onnxruntime 1.30.0, cpu: 0.148 s + 0.0154 s per step (over 5, 10 steps)',
  );
  expect(sayRuntimeLine(line(-0.01, 0.2))).toContain(': −0.0100 s + 0.200 s per step');
});

it('gives no step a time below zero', () => {
  expect(sayRuntimeLine(line(0.176, -0.008))).toContain('no time of a step can be told');
});
