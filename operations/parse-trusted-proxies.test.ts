import { expect, it } from 'vitest';
import { parseTrustedProxies } from './parse-trusted-proxies.ts';

it.each([
  ['127.0.0.1', '127.0.0.1', true],
  ['127.0.0.1', '127.0.0.2', false],
  ['203.0.113.9, 10.0.0.0/8', '10.200.0.1', true],
  ['10.0.0.0/8', '11.0.0.1', false],
  ['2001:db8::/32', '2001:db8:1::5', true],
  ['2001:db8::/32', '2001:db9::5', false],
  ['::1', '::1', true],
])('%s names %s: %s', (text, address, isNamed) => {
  const proxies = parseTrustedProxies(text);
  expect(proxies.check(address, address.includes(':') ? 'ipv6' : 'ipv4')).toBe(isNamed);
});

it.each(['', 'proxy.example.org', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '1.2.3', '::/129'])(
  'refuses what is no network: %s',
  (entry) => {
    expect(() => parseTrustedProxies(`127.0.0.1,${entry}`)).toThrow(
      `ONPAR_TRUSTED_PROXIES has ${JSON.stringify(entry)}`,
    );
  },
);
