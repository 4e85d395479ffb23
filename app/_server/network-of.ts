/** Groups of an IPv6 address that a provider gives to one customer. */
const GROUPS_OF_CUSTOMER = 4;
const GROUPS = 8;

/**
 * The network of an address: an IPv4 address itself, or the first 64 bits of an IPv6 one, of which each
 * customer has all addresses.
 *
 * @example networkOf('2001:db8::7:1') // '2001:db8:0:0'
 */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const whole = address.replace(/%.*$/, '');
  const gap = whole.indexOf('::');
  const head = groupsOf(gap < 0 ? whole : whole.slice(0, gap));
  const tail = gap < 0 ? [] : groupsOf(whole.slice(gap + '::'.length));
  const zeros = Array.from({ length: GROUPS - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail].slice(0, GROUPS_OF_CUSTOMER).join(':');
}

function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':');
}
