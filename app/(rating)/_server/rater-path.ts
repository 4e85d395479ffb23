/** What a page of raters is about: the rater of this browser, whoever a link is for, or one who has left. */
export type RaterPath =
  | { kind: 'rater' }
  | { kind: 'left'; language: string | null }
  | { kind: 'invite' | 'join'; token: string };

const PAGE = /^\/(?:rate(?:\/(?:consent|leave|(left)|screening))?|(invite|join)\/([^/]+))\/?$/;

/** Reads the address of a page of this installation, from its path on; null: it is no rater's page. */
export function raterPath(address: string): RaterPath | null {
  const asked = URL.parse(address, 'http://localhost');
  const found = asked && PAGE.exec(asked.pathname);
  if (!asked || !found) return null;
  const [, left, kind, token] = found;
  if (left !== undefined) return { kind: 'left', language: asked.searchParams.get('language') };
  if (token === undefined) return { kind: 'rater' };
  return { kind: kind === 'invite' ? 'invite' : 'join', token };
}
