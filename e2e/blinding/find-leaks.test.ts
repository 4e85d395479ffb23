import { expect, test } from 'vitest';
import { findLeaks } from './find-leaks.ts';

const NAME = 'Deci 30 Iterations';
const received = (text: string) => [{ what: 'a body', bytes: Buffer.from(text) }];
const leaks = (text: string): boolean => findLeaks(received(text), [NAME]).length > 0;

test('an identifier is found as it is, and in another case', () => {
  expect(leaks(`<p title="${NAME}">`)).toBe(true);
  expect(leaks(NAME.toUpperCase())).toBe(true);
});

test('an identifier is found when it is encoded', () => {
  expect(leaks(`/x?label=${encodeURIComponent(NAME)}`)).toBe(true);
  expect(leaks(`label=${NAME.replaceAll(' ', '+')}`)).toBe(true);
  expect(leaks(Buffer.from(NAME).toString('hex'))).toBe(true);
  for (const before of ['', 'a', 'ab', 'abc']) {
    expect(leaks(Buffer.from(`${before}${NAME} and more`).toString('base64'))).toBe(true);
  }
});

test('an identifier is found among bytes that are no text', () => {
  const bytes = Buffer.concat([
    Buffer.from([0xff, 0, 0x89]),
    Buffer.from(NAME),
    Buffer.from([0xfe]),
  ]);
  expect(findLeaks([{ what: 'an image', bytes }], [NAME])).toMatchObject([
    { identifier: NAME, form: 'plain', what: 'an image' },
  ]);
});

test('a short name is found where it is a word, and not in random letters', () => {
  const found = (text: string): number => findLeaks(received(text), ['ddim']).length;
  for (const text of ['"DDIM"', '/ddim/30', 'tiny_ddim', 'scheduler=ddim', 'ddim']) {
    expect(found(text), text).toBeGreaterThan(0);
  }
  expect(found('nonce-x7DdIm2kQ')).toBe(0);
});

test('nothing is found where there is nothing', () => {
  expect(leaks('A prompt about thirty iterations of a decision')).toBe(false);
  expect(findLeaks(received('left right on par'), ['on', 'par'])).toEqual([]);
});
