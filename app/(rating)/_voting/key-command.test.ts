import { expect, test } from 'vitest';
import { at } from '#domain/at.ts';
import { keyCommand } from './key-command.ts';

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  keyCommand({
    key,
    code: '',
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
  ['flip', 'f'],
  ['help', '?'],
  ['pause', 'p'],
  ['report', 'r'],
])('%s is %s', (kind, key) => {
  expect(press(key)).toEqual({ kind });
});

test.each([
  ['French', ['&', 'é', '"', "'"]],
  ['Czech', ['+', 'ě', 'š', 'č']],
  ['Lithuanian', ['ą', 'č', 'ę', 'ė']],
  ['programmer Dvorak', ['&', '[', '{', '}']],
])('%s keyboards answer by the place of their digits', (_, written) => {
  const answers = ['left', 'right', 'on_par', 'neither'];
  for (const [place, key] of written.entries()) {
    const code = `Digit${place + 1}`;
    expect(press(key, { code })).toEqual({ kind: 'answer', answer: answers[place] });
    expect(press(String(place + 1), { code, shiftKey: true })).toEqual({
      kind: 'answer',
      answer: answers[place],
    });
  }
  expect(press('à', { code: 'Digit0' })).toEqual({ kind: 'answer', answer: null });
});

test('what a key writes comes before its place, and other keys answer nothing', () => {
  expect(press('?', { code: 'Digit1' })).toEqual({ kind: 'help' });
  expect(press('ArrowLeft', { code: 'Numpad4' })).toEqual({ kind: 'answer', answer: 'left' });
  expect(press('!', { code: 'Digit1', shiftKey: true })).toBeNull();
  for (const code of ['Digit5', 'Numpad1', 'KeyQ', 'F1', 'Digit1x', ''])
    expect(press('§', { code })).toBeNull();
  for (const key of ['constructor', 'toString', '__proto__']) expect(press(key)).toBeNull();
});

test.each([
  ['Greek', ['ζ', 'φ', 'π', 'ρ']],
  ['Russian', ['я', 'а', 'з', 'к']],
  ['Hebrew', ['ז', 'כ', 'פ', 'ר']],
  ['French', ['w', 'f', 'p', 'r']],
  ['Czech', ['y', 'f', 'p', 'r']],
])('%s keyboards loupe, flip, pause and report by the place of their letters', (_, written) => {
  const kinds = ['loupe', 'flip', 'pause', 'report'];
  for (const [i, code] of ['KeyZ', 'KeyF', 'KeyP', 'KeyR'].entries()) {
    expect(press(at(written, i, 'the letters'), { code })).toEqual({ kind: kinds[i] });
  }
});

test('a letter that is written elsewhere on the keyboard does what it says, not what its place says', () => {
  expect(press('p', { code: 'KeyR' })).toEqual({ kind: 'pause' });
  expect(press('z', { code: 'KeyW' })).toEqual({ kind: 'loupe' });
  expect(press('r', { code: 'KeyP', ctrlKey: true })).toBeNull();
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
