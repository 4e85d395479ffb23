import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PATIENCE } from './patience.ts';
import { watchSteps } from './watch-steps.ts';

const patience = {
  ...PATIENCE,
  firstStepMs: 10_000,
  stepMs: 1000,
  timesTheLongestStep: 20,
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch() {
  const hangs: string[] = [];
  const steps = watchSteps({ patience, clock: Date.now, onHang: (why) => hangs.push(why) });
  return { hangs, steps };
}

it('gives the first step of a job longer than the others', () => {
  const { hangs, steps } = watch();
  vi.advanceTimersByTime(9999);
  steps.moved();
  vi.advanceTimersByTime(999);
  expect(hangs).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(hangs).toEqual(['made no step for 1 s']);
});

it('waits as many times as long as the longest step was', () => {
  const { hangs, steps } = watch();
  steps.moved();
  vi.advanceTimersByTime(500);
  steps.moved();
  vi.advanceTimersByTime(9999);
  expect(hangs).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(hangs).toEqual(['made no step for 10 s']);
});

it('says nothing of a job that has ended', () => {
  const { hangs, steps } = watch();
  steps.stop();
  vi.advanceTimersByTime(100_000);
  expect(hangs).toEqual([]);
});
