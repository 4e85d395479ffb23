import { expect, test } from 'vitest';
import { createResponseClock } from './response-clock.ts';

test('a response lasts from the question to the answer', () => {
  const clock = createResponseClock();
  clock.ask(1000);
  expect(clock.read(3500.4)).toEqual({ responseMs: 2500, focusLosses: 0 });
});

test('pauses do not count', () => {
  const clock = createResponseClock();
  clock.ask(0);
  clock.pause(1000);
  clock.pause(1500);
  clock.resume(61_000);
  clock.resume(61_100);
  expect(clock.read(62_000).responseMs).toBe(2000);
  clock.pause(62_000);
  expect(clock.read(99_000).responseMs).toBe(2000);
});

test('the next question starts anew', () => {
  const clock = createResponseClock();
  clock.ask(0);
  clock.loseFocus();
  clock.loseFocus();
  expect(clock.read(10).focusLosses).toBe(2);
  clock.ask(500);
  expect(clock.read(800)).toEqual({ responseMs: 300, focusLosses: 0 });
});
