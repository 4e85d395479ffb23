import { headers } from 'next/headers';
import { PATH_HEADER } from '../../_data/path-header.ts';
import { raterPath } from './rater-path.ts';

/** Whether the page that is asked for, or from which an action is called, is that of a link. */
export async function isPageOf(token: string): Promise<boolean> {
  const address = (await headers()).get(PATH_HEADER);
  const path = address === null ? null : raterPath(address);
  return path !== null && 'token' in path && path.token === token;
}
