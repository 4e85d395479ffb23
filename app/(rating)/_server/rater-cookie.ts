import { cookies } from 'next/headers';
import { readWebEnv } from '../../_data/env.ts';

const name = 'onpar_rater';
const maxAge = 180 * 24 * 60 * 60;

/** The token of the rater's session that a request brings, if any. */
export async function readRaterCookie(): Promise<string | undefined> {
  return (await cookies()).get(name)?.value;
}

/** Keeps a rater's session in the browser for 180 days; for actions and routes only. */
export async function writeRaterCookie(sessionToken: string): Promise<void> {
  const secure = readWebEnv().publicUrl?.startsWith('https://') === true;
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge } as const;
  (await cookies()).set(name, sessionToken, cookie);
}
