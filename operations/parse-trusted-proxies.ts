import { BlockList, isIP } from 'node:net';
import { UserError } from '#domain/user-error.ts';

/** Addresses and networks of proxies that are believed. */
export type TrustedProxies = BlockList;

const SETTING = 'ONPAR_TRUSTED_PROXIES';
const BITS = { 4: 32, 6: 128 } as const;

/**
 * The proxies whose word on where a request came from is taken: addresses and networks, with commas
 * between them.
 *
 * @throws UserError `wrong-call` at the first that is neither
 * @example parseTrustedProxies('127.0.0.1, 10.0.0.0/8').check('10.1.2.3') // true
 */
export function parseTrustedProxies(text: string): TrustedProxies {
  const proxies = new BlockList();
  for (const entry of text.split(',').map((part) => part.trim())) addNetwork(proxies, entry);
  return proxies;
}

function addNetwork(proxies: TrustedProxies, entry: string): void {
  const [, address, bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
  if (address === undefined) throw wrong(entry);
  const version = isIP(address);
  if (version !== 4 && version !== 6) throw wrong(entry);
  const family = version === 4 ? 'ipv4' : 'ipv6';
  if (bits === undefined) {
    proxies.addAddress(address, family);
    return;
  }
  if (Number(bits) > BITS[version]) throw wrong(entry);
  proxies.addSubnet(address, Number(bits), family);
}

function wrong(entry: string): UserError {
  return new UserError(
    `${SETTING} has ${JSON.stringify(entry)}: write addresses or networks with commas between them, such as 127.0.0.1,10.0.0.0/8.`,
    { code: 'wrong-call' },
  );
}
