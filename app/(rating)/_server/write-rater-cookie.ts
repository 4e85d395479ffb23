import { cookies } from 'next/headers';
import { readPublicAddress } from '../../_data/read-public-address.ts';
import { raterCookieName } from './rater-cookie.ts';

const maxAge = 180 * 24 * 60 * 60;

/** Keeps a rater's session in the browser for 180 days; for actions and routes only. */
export async function writeRaterCookie(sessionToken: string): Promise<void> {
  const { secure } = await readPublicAddress();
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge } as const;
  (await cookies()).set(raterCookieName(secure), sessionToken, cookie);
}
