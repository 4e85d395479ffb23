import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTrustedProxies } from './parse-trusted-proxies.ts';
import { clientAddress } from './client-address.ts';

const PROXIES = parseTrustedProxies('127.0.0.1, ::1, 10.0.0.0/8');
const from = (
  remoteAddress: string | undefined,
  told?: string,
): Parameters<typeof clientAddress>[0] => ({
  headers: told === undefined ? {} : { 'x-forwarded-for': told },
  socket: { remoteAddress },
});

it.each([
  ['127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['::1', '2001:db8::7', '2001:db8::7'],
  ['127.0.0.1', '203.0.113.9, 10.0.0.7', '203.0.113.9'],
  ['127.0.0.1', '198.51.100.1, 203.0.113.9, 10.0.0.7', '203.0.113.9'],
  ['127.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
  ['127.0.0.1', '[2001:db8::7]:4711', '2001:db8::7'],
  ['127.0.0.1', undefined, '127.0.0.1'],
  ['127.0.0.1', 'unknown', '127.0.0.1'],
  ['127.0.0.1', '', '127.0.0.1'],
  ['10.0.0.7', '10.0.0.8', '10.0.0.8'],
  ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
  [undefined, '198.51.100.1', undefined],
])('a request of %s that tells of %s comes from %s', (remote, told, address) => {
  expect(clientAddress(from(remote, told), PROXIES)).toBe(address);
});

it('believes no header unless a proxy is named', () => {
  fc.assert(
    fc.property(
      fc.ipV4(),
      fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string())),
      (remote, told) => {
        expect(clientAddress(from(remote, told.join(', ')), undefined)).toBe(remote);
      },
    ),
  );
});

it('takes the same address whatever a client wrote before the proxy did', () => {
  const outside = fc.ipV4().filter((address) => !/^(?:10|127)\./.test(address));
  const written = fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()));
  fc.assert(
    fc.property(outside, written, (client, lies) => {
      const told = [...lies, client].join(', ');
      expect(clientAddress(from('127.0.0.1', told), PROXIES)).toBe(client);
    }),
  );
});
