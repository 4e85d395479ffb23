import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';
import { contentSecurityPolicy } from './app/_data/content-security-policy.ts';
import { isDevelopment } from './app/_data/env.ts';

/**
 * Gives each page a Content-Security-Policy with a nonce of its own. It decides nothing about who
 * may see what: pages, actions and routes do that for themselves.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce, { development: isDevelopment() });
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

export const config = {
  matcher: [{ source: '/((?!_next/static|icon.svg).*)' }],
};
