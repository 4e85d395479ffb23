import { NextResponse } from 'next/server';
import { addressOfRequest } from './request-address.ts';

/**
 * The answer to what seems to come from another site. Most often a proxy in between keeps from us
 * the address that people use, so that this says what it has to send. Plain text: a page of ours
 * shows it as it is.
 */
export function refuseOrigin(headers: Headers): NextResponse {
  const origin = headers.get('origin');
  const page = origin === null ? 'that does not say where it is' : `at ${origin}`;
  const arrived = addressOfRequest(headers).origin;
  const text = [
    `This was sent by a page ${page}, and arrived here as for ${arrived}: it was not carried out.`,
    'If both are this installation, the proxy in between rewrites the address. Let it pass the',
    'header Host on as the browser sent it, with its port, or send X-Forwarded-Host and',
    'X-Forwarded-Proto; or start OnPar with ONPAR_URL set to the address that people use.',
  ].join(' ');
  return new NextResponse(text, {
    status: 403,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
