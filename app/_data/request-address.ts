import { addressAt } from '#domain/public-address.ts';
import type { PublicAddress } from '#domain/public-address.ts';
import { basePath } from '../_ui/env.ts';

/**
 * Where a browser sent a request: what the proxy before us says of it, else its own Host. Only for
 * an installation that was not told its address (`ONPAR_URL`).
 */
export function addressOfRequest(headers: Pick<Headers, 'get'>): PublicAddress {
  const host = first(headers.get('x-forwarded-host')) ?? headers.get('host');
  const scheme = first(headers.get('x-forwarded-proto')) === 'https' ? 'https' : 'http';
  const origin = URL.parse(`${scheme}://${host}`)?.origin;
  return addressAt(origin ?? `${scheme}://localhost`, basePath);
}

/** Of a list that several proxies made, what the outermost one said. */
function first(value: string | null): string | undefined {
  const [outermost] = value?.split(',') ?? [];
  return outermost?.trim() || undefined;
}
