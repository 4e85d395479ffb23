import { expect, test, vi } from 'vitest';
import { readBrowser, signBrowser } from './known-browser.ts';

vi.stubEnv('ONPAR_SECRET', 'a secret of at least thirty-two characters');
vi.stubEnv('DATABASE_URL', 'postgresql://nowhere');

test('a browser is known for the account that signed in from it, and for no other', () => {
  const value = signBrowser('id', 'ann@x.test');
  expect(readBrowser(value, 'ann@x.test')).toBe('id');
  expect(readBrowser(value, 'bob@x.test')).toBeUndefined();
});

test.each(['', '.', 'id', 'id.', 'id.AAAA', 'other.'])('%j is no known browser', (value) => {
  expect(readBrowser(value, 'ann@x.test')).toBeUndefined();
});

test('another id with the same signature is not known', () => {
  const [, mac] = signBrowser('id', 'ann@x.test').split('.');
  expect(readBrowser(`other.${mac}`, 'ann@x.test')).toBeUndefined();
});
