import type { RuntimeLine } from './runtime-lines.ts';

/** `shapes-base, onnxruntime 1.30.0, cpu: 0.148 s + 0.0154 s per step (over 5, 10 steps)` */
export function sayRuntimeLine(line: RuntimeLine): string {
  const { model, engine, device, steps, fixed_seconds: fixed, seconds_per_step: each } = line;
  const name = `${model}, ${engine}, ${device}`;
  const over = `(over ${steps.join(', ')} steps)`;
  if (each <= 0) {
    return `${name}: no time of a step can be told, since images of more steps took no longer ${over}; repeat more often, or on a quieter machine`;
  }
  const sign = fixed < 0 ? '−' : '';
  return `${name}: ${sign}${Math.abs(fixed).toPrecision(3)} s + ${each.toPrecision(3)} s per step ${over}`;
}
