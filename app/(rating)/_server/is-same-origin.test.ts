import { expect, test } from 'vitest';
import { isSameOrigin } from './is-same-origin.ts';

const at = (headers: Record<string, string>): boolean =>
  isSameOrigin(new Headers({ host: 'onpar.test:3000', ...headers }));

test('a browser that says where the request comes from is believed', () => {
  expect(at({ 'sec-fetch-site': 'same-origin' })).toBe(true);
  expect(at({ 'sec-fetch-site': 'same-site', origin: 'http://onpar.test:3000' })).toBe(false);
  expect(at({ 'sec-fetch-site': 'cross-site' })).toBe(false);
  expect(at({ 'sec-fetch-site': 'none' })).toBe(false);
});

test('an older browser must name our own origin', () => {
  expect(at({ origin: 'http://onpar.test:3000' })).toBe(true);
  expect(at({ origin: 'http://onpar.test:3001' })).toBe(false);
  expect(at({ origin: 'null' })).toBe(false);
  expect(at({})).toBe(false);
});

test('behind a proxy the host that the browser asked for counts', () => {
  const proxied = { 'x-forwarded-host': 'rate.example.org' };
  expect(at({ ...proxied, origin: 'https://rate.example.org' })).toBe(true);
  expect(at({ ...proxied, origin: 'http://onpar.test:3000' })).toBe(false);
});
