import { expect, test } from 'vitest';
import { keyCommand } from './key-command.ts';

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  keyCommand({
    key,
    repeat: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    shiftKey: false,
    ...held,
  });

test.each([
  ['left', '1', 'ArrowLeft'],
  ['right', '2', 'ArrowRight'],
  ['on_par', '3', 'ArrowDown'],
  ['neither', '4', 'ArrowUp'],
])('%s is %s and %s', (answer, ...keys) => {
  for (const key of keys) expect(press(key)).toEqual({ kind: 'answer', answer });
});

test.each([
  ['undo', 'Backspace'],
  ['loupe', 'z'],
  ['help', '?'],
  ['pause', 'p'],
  ['report', 'r'],
])('%s is %s', (kind, key) => {
  expect(press(key)).toEqual({ kind });
});

test('letters work with Caps Lock', () => {
  expect(press('Z')).toEqual({ kind: 'loupe' });
});

test('a key that is held down acts once', () => {
  expect(press('1', { repeat: true })).toBeNull();
});

test('the shortcuts of the browser stay its own', () => {
  expect(press('r', { ctrlKey: true })).toBeNull();
  expect(press('ArrowLeft', { altKey: true })).toBeNull();
  expect(press('1', { metaKey: true })).toBeNull();
});

test('Shift and an arrow move the loupe and answer nothing', () => {
  expect(press('ArrowLeft', { shiftKey: true })).toBeNull();
});
