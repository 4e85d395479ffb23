import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';
import { ERROR_CODES } from '#domain/error-codes.ts';
import { fileSize } from '#domain/file-size.ts';
import { contentSecurityPolicy } from './app/_data/content-security-policy.ts';
import { isDevelopment, readWebEnv } from './app/_data/env.ts';
import { isSameOrigin } from './app/_data/is-same-origin.ts';
import { PATH_HEADER } from './app/_data/path-header.ts';
import { refuseOrigin } from './app/_data/refuse-origin.ts';
import { addressOfRequest } from './app/_data/request-address.ts';
import { isActionCall } from './app/_server/is-action-call.ts';
import { isTooLong, LONGEST_CALL } from './app/_server/is-too-long.ts';

/**
 * Gives each page a Content-Security-Policy with a nonce of its own, and lets nothing through to a
 * server action that is no call of one. It decides nothing about who may see what: pages, actions and
 * routes do that for themselves.
 *
 * What a page of ours sends is told apart from what another site sends here, since the framework
 * compares the page's origin with the Host, which a proxy may have rewritten.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce, { development: isDevelopment() });
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const origin = request.headers.get('origin');
  if (!['GET', 'HEAD'].includes(request.method) && origin !== null) {
    const { publicAddress } = readWebEnv();
    if (!isSameOrigin(request.headers, publicAddress?.origin)) return refuseOrigin(request.headers);
    // a form sent without scripts hides its origin, since our pages send no referrer
    const from = URL.parse(origin) ?? new URL(addressOfRequest(request.headers).origin);
    headers.set('origin', from.origin);
    headers.set('x-forwarded-host', from.host);
  }
  const refused = await refuseCall(request);
  if (refused) return refused;
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

/** What is sent to a page must be a call of an action; routes look at what they get themselves. */
async function refuseCall(request: NextRequest): Promise<NextResponse | null> {
  if (request.nextUrl.pathname.startsWith('/api/')) return null;
  const id = request.headers.get('next-action');
  if (request.method === 'POST' && (await isTooLong(request.clone()))) {
    const most = fileSize(LONGEST_CALL);
    return refuse('too-large', `What was sent is longer than ${most}: send less at a time.`);
  }
  const isTaken = request.method === 'POST' ? await isActionCall(request.clone(), id) : id === null;
  return isTaken ? null : refuse('malformed', 'This was not sent by a page of ours.');
}

function refuse(code: 'malformed' | 'too-large', words: string): NextResponse {
  return new NextResponse(words, { status: ERROR_CODES[code].http });
}

/** Uploads are let past, since what comes through here is held in memory; see answer-upload.ts. */
export const config = {
  matcher: [{ source: '/((?!_next/static|icon.svg|api/uploads/).*)' }],
};
