import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyAction, keyCommand } from './key-command.ts';
import type { OwnKeys, PressedKey } from './key-command.ts';
import { chooseKey, KEY_ACTIONS, readOwnKeys, shownKey } from './own-keys.ts';

const pressed = (key: string, code: string): PressedKey => ({
  ...{ key, code, repeat: false, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false },
});
const J = pressed('j', 'KeyJ');

test('a key that was chosen does what it was chosen for, and the usual one does it no more', () => {
  const choice = chooseKey(J, 'left', {});
  const own: OwnKeys = 'own' in choice ? choice.own : {};
  expect(keyCommand(J, own)).toEqual({ kind: 'answer', answer: 'left' });
  expect(keyCommand(pressed('1', 'Digit1'), own)).toBeNull();
  expect(keyCommand(pressed('ArrowLeft', 'ArrowLeft'), own)).toEqual({
    kind: 'answer',
    answer: 'left',
  });
  expect([shownKey('left', own), shownKey('right', own)]).toEqual(['J', '2']);
  expect(readOwnKeys(JSON.stringify(own))).toEqual(own);
  // by its place, whatever it writes on another keyboard, and not with Shift
  expect(keyAction(pressed('о', 'KeyJ'), own)).toBe('left');
  expect(keyAction({ ...J, key: 'J', shiftKey: true }, own)).toBeNull();
});

test('an event of a browser, whose values are of its kind and not its own, is read as well', () => {
  const event = Object.create(pressed('p', 'KeyP')) as PressedKey;
  expect(chooseKey(event, 'left', {})).toEqual({ taken: 'pause' });
});

test('no key is given twice, and a key that was given up can be given again', () => {
  expect(chooseKey(pressed('p', 'KeyP'), 'left', {})).toEqual({ taken: 'pause' });
  expect(chooseKey(pressed('é', 'Digit2'), 'left', {})).toEqual({ taken: 'right' });
  const own: OwnKeys = { pause: { code: 'KeyJ', shown: 'J' } };
  expect(chooseKey(J, 'left', own)).toEqual({ taken: 'pause' });
  expect(chooseKey(pressed('p', 'KeyP'), 'left', own)).toMatchObject({
    own: { left: { code: 'KeyP', shown: 'P' } },
  });
});

test.each([
  [' ', 'Space'],
  ['Enter', 'Enter'],
  ['Tab', 'Tab'],
  ['ArrowLeft', 'ArrowLeft'],
  ['F5', 'F5'],
  ['x', ''],
])('%s is given to nothing', (key, code) => {
  expect(chooseKey(pressed(key, code), 'left', {})).toEqual({ taken: 'unfit' });
});

test('whatever is chosen, each action has a key of its own', () => {
  const keys = fc.constantFrom(...Array.from('0123456789abcdefghijklmnopqrstuvwxyz'));
  const choices = fc.array(fc.tuple(fc.constantFrom(...KEY_ACTIONS), keys), { maxLength: 40 });
  fc.assert(
    fc.property(choices, (chosen) => {
      let own: OwnKeys = {};
      for (const [action, key] of chosen) {
        const code = /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`;
        const choice = chooseKey(pressed(key, code), action, own);
        if ('own' in choice) own = choice.own;
      }
      const shown = KEY_ACTIONS.map((action) => shownKey(action, own));
      expect(new Set(shown).size).toBe(shown.length);
      expect(readOwnKeys(JSON.stringify(own))).toEqual(own);
    }),
  );
});

test('what a browser kept is read only where it is of our making', () => {
  for (const kept of [null, '', 'x', '[]', '7', 'null', '{"left":7}', '{"left":{"code":"KeyJ"}}'])
    expect(readOwnKeys(kept)).toEqual({});
  const twice = { left: { code: 'KeyJ', shown: 'J' }, right: { code: 'KeyJ', shown: 'J' } };
  expect(readOwnKeys(JSON.stringify(twice))).toEqual({});
});
