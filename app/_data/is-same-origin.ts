import { addressOfRequest } from './request-address.ts';

/**
 * Whether a page of this site sent the request. Browsers say so in `Sec-Fetch-Site`, which no page
 * can forge and no proxy rewrites; older ones, and pages without https, name the page's origin, which
 * must be the public address, or the host at which the request arrived.
 */
export function isSameOrigin(
  headers: Pick<Headers, 'get'>,
  publicOrigin: string | undefined,
): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  if (origin === null) return false;
  return origin === publicOrigin || hostOf(origin) === hostOf(addressOfRequest(headers).origin);
}

function hostOf(origin: string): string | null {
  return URL.parse(origin)?.host ?? null;
}
