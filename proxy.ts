import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';
import { contentSecurityPolicy } from './app/_data/content-security-policy.ts';
import { isDevelopment, readWebEnv } from './app/_data/env.ts';
import { isSameOrigin } from './app/_data/is-same-origin.ts';
import { refuseOrigin } from './app/_data/refuse-origin.ts';
import { addressOfRequest } from './app/_data/request-address.ts';

/**
 * Gives each page a Content-Security-Policy with a nonce of its own. It decides nothing about who
 * may see what: pages, actions and routes do that for themselves.
 *
 * What a page of ours sends is told apart from what another site sends here, since the framework
 * compares the page's origin with the Host, which a proxy may have rewritten.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce, { development: isDevelopment() });
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const origin = request.headers.get('origin');
  if (!['GET', 'HEAD'].includes(request.method) && origin !== null) {
    const { publicAddress } = readWebEnv();
    if (!isSameOrigin(request.headers, publicAddress?.origin)) return refuseOrigin(request.headers);
    // a form sent without scripts hides its origin, since our pages send no referrer
    const from = URL.parse(origin) ?? new URL(addressOfRequest(request.headers).origin);
    headers.set('origin', from.origin);
    headers.set('x-forwarded-host', from.host);
  }
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

export const config = {
  matcher: [{ source: '/((?!_next/static|icon.svg).*)' }],
};
