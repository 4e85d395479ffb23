import { expect, test } from 'vitest';
import { isSameOrigin } from './is-same-origin.ts';

const lab = 'https://lab.example.org';

test.each([
  ['a browser says so', { 'sec-fetch-site': 'same-origin', host: 'inner' }, undefined, true],
  ['a browser says otherwise', { 'sec-fetch-site': 'same-site', origin: lab }, lab, false],
  ['another site asks', { 'sec-fetch-site': 'cross-site', origin: lab }, lab, false],
  ['the origin is the host', { origin: 'http://a:3000', host: 'a:3000' }, undefined, true],
  ['the proxy rewrites Host', { origin: lab, host: 'web:3000' }, undefined, false],
  ['it does, and the address is told', { origin: lab, host: 'web:3000' }, lab, true],
  [
    'the proxy names the host',
    { origin: lab, host: 'web', 'x-forwarded-host': 'lab.example.org' },
    undefined,
    true,
  ],
  ['the port is lost', { origin: 'http://a:4001', host: 'a' }, undefined, false],
  ['an opaque page asks', { origin: 'null', host: 'a' }, undefined, false],
  ['nobody is named', { host: 'a' }, lab, false],
])('when %s', (_case, given, publicOrigin, expected) => {
  expect(isSameOrigin(new Headers(given as Record<string, string>), publicOrigin)).toBe(expected);
});
