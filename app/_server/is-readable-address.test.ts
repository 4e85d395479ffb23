import { expect, test } from 'vitest';
import { isReadableAddress } from './is-readable-address.ts';

test('takes what stands for text, in any writing', () => {
  for (const address of ['/', '/studies/a-b', '/%F0%9F%98%80', '/a%20b?c=%ff', '/%2e%2e']) {
    expect(isReadableAddress(address)).toBe(true);
  }
});

test('takes no request that is for no place, and not the page of failures', () => {
  for (const address of [
    '*',
    '',
    'x',
    '?a',
    '/_global-error',
    '/_global-error.rsc',
    '/%5fglobal-error?a',
  ]) {
    expect(isReadableAddress(address)).toBe(false);
  }
  expect(isReadableAddress('http://x.test/studies')).toBe(true);
  expect(isReadableAddress('/_global-errors')).toBe(true);
});

test('takes no broken percent sign, no broken UTF-8 and no NUL', () => {
  for (const address of [
    '/%',
    '/%zz',
    '/%ff',
    '/%c0%ae',
    '/%E0%A4%A',
    '/%ED%A0%80',
    '/a%00b',
    '/a?b=%00',
  ]) {
    expect(isReadableAddress(address)).toBe(false);
  }
});
