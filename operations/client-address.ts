import { isIP } from 'node:net';
import type { TrustedProxies } from './parse-trusted-proxies.ts';

type Connection = {
  headers: Record<string, string | string[] | undefined>;
  socket: { remoteAddress?: string | undefined };
};

/**
 * The address that a request comes from. Of `X-Forwarded-For`, to which each proxy adds at the end whom
 * it was asked by, only what a trusted proxy added is believed: what stands before it anybody can write.
 *
 * @param trusted the proxies that are believed; undefined: none, and the connection's address counts
 * @returns undefined once the connection is gone
 */
export function clientAddress(
  { headers, socket }: Connection,
  trusted: TrustedProxies | undefined,
): string | undefined {
  let address = socket.remoteAddress;
  if (trusted === undefined) return address;
  const { 'x-forwarded-for': header = '' } = headers;
  const told = [header].flat().join(',').split(',').map(withoutPort);
  while (address !== undefined && isIn(trusted, address)) {
    const before = told.pop();
    if (before === undefined || isIP(before) === 0) return address;
    address = before;
  }
  return address;
}

function isIn(trusted: TrustedProxies, address: string): boolean {
  return trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Some proxies write the port too: `203.0.113.9:4711`, `[2001:db8::1]:4711`. */
function withoutPort(told: string): string {
  const text = told.trim();
  const [, inBrackets] = /^\[([^\]]*)\](?::\d+)?$/.exec(text) ?? [];
  return inBrackets ?? text.replace(/^([\d.]+):\d+$/, '$1');
}
