import { readWebEnv } from '../../_data/env.ts';
import { addressOfRequest } from '../../_data/request-address.ts';
import { valueOfCookie } from './value-of-cookie.ts';

/** The token of the rater's session that a request brings, if any. */
export function readRaterCookie(headers: Pick<Headers, 'get'>): string | undefined {
  const { secure } = readWebEnv().publicAddress ?? addressOfRequest(headers);
  return valueOfCookie(headers.get('cookie'), raterCookieName(secure));
}

/** `__Host-` binds a cookie to this very host: no neighbour under the same domain can set it. */
export function raterCookieName(secure: boolean): string {
  return secure ? '__Host-onpar_rater' : 'onpar_rater';
}
