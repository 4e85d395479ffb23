import { expect, test } from 'vitest';
import { valueOfCookie } from './value-of-cookie.ts';

test('a cookie is found by its whole name, wherever it stands', () => {
  const header = 'x_rater=no; rater=a-_b=; other=1;rater2=no';
  expect(valueOfCookie(header, 'rater')).toBe('a-_b=');
  expect(valueOfCookie(header, 'other')).toBe('1');
  expect(valueOfCookie(header, 'rate')).toBeUndefined();
  expect(valueOfCookie(null, 'rater')).toBeUndefined();
  expect(valueOfCookie('; =;rater', 'rater')).toBeUndefined();
});

test('of a cookie that is sent twice the last one holds', () => {
  expect(valueOfCookie('rater=1; rater=2', 'rater')).toBe('2');
});
