import { z } from 'zod';

const address = z.string().refine(isAddress);
const sent = z.looseObject({ callbackUrl: address.optional() });
const CALLBACK_COOKIE = /^(__Secure-)?next-auth\.callback-url$/;

/** Where a form of sign-in is sent: all of ours send one. */
const CALLBACK = /\/callback(\/|$)/;
/** Where the provider of single sign-on sends people back, by an address. */
const COMES_BACK = /\/callback\/oidc$/;

/**
 * Whether next-auth can read a request. It fails on sent JSON that is none and on a sign-in that
 * nothing was sent for, and takes an address to go to afterwards that is none for a fault of the
 * server's settings.
 */
export async function isAuthRequest(
  request: Request,
  cookies: readonly { name: string; value: string }[],
): Promise<boolean> {
  const { pathname, searchParams } = new URL(request.url);
  const comesBack = request.method === 'GET' && COMES_BACK.test(pathname);
  if (request.method !== 'POST' && CALLBACK.test(pathname) && !comesBack) return false;
  const wanted = searchParams.getAll('callbackUrl');
  const kept = cookies.filter(({ name }) => CALLBACK_COOKIE.test(name));
  const addresses = [...wanted, ...kept.map(({ value }) => value)];
  return (
    addresses.every((text) => text === '' || isAddress(text)) &&
    (request.method !== 'POST' || sent.safeParse(await readSent(request.clone())).success)
  );
}

async function readSent(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type');
  if (type === null) return {};
  const text = await request.text();
  if (type.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  if (!type.includes('json')) return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A whole address of the web, or a path of ours. */
function isAddress(text: string): boolean {
  const url = URL.parse(text, text.startsWith('/') ? 'http://localhost' : undefined);
  return url !== null && /^https?:$/.test(url.protocol);
}
