import { cookies } from 'next/headers';
import { readPublicAddress } from '../../_data/read-public-address.ts';

const maxAge = 180 * 24 * 60 * 60;

/** The token of the rater's session that a request brings, if any. */
export async function readRaterCookie(): Promise<string | undefined> {
  const { secure } = await readPublicAddress();
  return (await cookies()).get(cookieName(secure))?.value;
}

/** Keeps a rater's session in the browser for 180 days; for actions and routes only. */
export async function writeRaterCookie(sessionToken: string): Promise<void> {
  const { secure } = await readPublicAddress();
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge } as const;
  (await cookies()).set(cookieName(secure), sessionToken, cookie);
}

/** `__Host-` binds a cookie to this very host: no neighbour under the same domain can set it. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-onpar_rater' : 'onpar_rater';
}
