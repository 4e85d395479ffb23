import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { cookies } from 'next/headers';
import { database } from '../_data/database.ts';
import { readWebEnv } from '../_data/env.ts';
import { readPublicAddress } from '../_data/read-public-address.ts';

const maxAge = 365 * 24 * 60 * 60;

/**
 * Notes in a browser that this account signed in from it, for a year; for actions and routes only. Its
 * tries are counted by themselves from then on, so that a stranger who guesses at the account's password
 * cannot keep its owner out. Source: OWASP, "Slow Down Online Guessing Attacks with Device Cookies".
 */
export async function rememberBrowser(userId: string): Promise<void> {
  const user = await database().user.findUnique({ where: { id: userId } });
  // an account without an address has no password to guess
  const email = user?.email ?? null;
  if (email === null) return;
  const { secure } = await readPublicAddress();
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge } as const;
  const id = randomBytes(16).toString('base64url');
  (await cookies()).set(nameOfCookie(secure), signBrowser(id, email), cookie);
}

/** What the browser of this request is called, where `email` has signed in from it; else undefined. */
export async function knownBrowser(email: string): Promise<string | undefined> {
  const { secure } = await readPublicAddress();
  const value = (await cookies()).get(nameOfCookie(secure))?.value;
  return value === undefined ? undefined : readBrowser(value, email);
}

/** `id.mac`: only who has the installation's secret can make one, and it is of one account. */
export function signBrowser(id: string, email: string): string {
  const mac = createHmac('sha256', readWebEnv().secret).update(`known browser ${id} ${email}`);
  return `${id}.${mac.digest('base64url')}`;
}

/** The id of a value that `signBrowser` made for this very account; else undefined. */
export function readBrowser(value: string, email: string): string | undefined {
  const [id] = value.split('.', 1);
  if (id === undefined) return undefined;
  const [given, expected] = [Buffer.from(value), Buffer.from(signBrowser(id, email))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined;
}

function nameOfCookie(secure: boolean): string {
  return secure ? '__Host-onpar_known' : 'onpar_known';
}
