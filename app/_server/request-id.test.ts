import { expect, test } from 'vitest';
import { requestId } from './request-id.ts';

const OWN = /^[0-9a-f-]{36}$/;

test('keeps the name that a proxy gave', () => {
  expect(requestId('5f0c8a9e6b7d4c3f')).toBe('5f0c8a9e6b7d4c3f');
});

test.each([
  undefined,
  '',
  'short',
  'ann@example.org',
  'a b c d e f g',
  'x'.repeat(65),
  'a\nb12345',
])('gives a new name in place of %j', (header) => expect(requestId(header)).toMatch(OWN));

test('gives a new name where there are several, and each time another', () => {
  expect(requestId(['5f0c8a9e6b7d4c3f', '5f0c8a9e6b7d4c3f'])).toMatch(OWN);
  expect(requestId(undefined)).not.toBe(requestId(undefined));
});
