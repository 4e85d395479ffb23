import { expect, test } from 'vitest';
import { addressOfRequest } from './request-address.ts';

test.each([
  [{ host: 'localhost:3000' }, 'http://localhost:3000'],
  [
    { host: 'web:3000', 'x-forwarded-host': 'lab.example.org', 'x-forwarded-proto': 'https' },
    'https://lab.example.org',
  ],
  [
    { host: 'a', 'x-forwarded-host': 'outer.example, inner', 'x-forwarded-proto': 'https, http' },
    'https://outer.example',
  ],
  [{ host: 'a', 'x-forwarded-host': '', 'x-forwarded-proto': '' }, 'http://a'],
  [{ host: 'not a host"><script>' }, 'http://localhost'],
])('a request with %j came to %s', (given, href) => {
  expect(addressOfRequest(new Headers(given)).href).toBe(href);
});
