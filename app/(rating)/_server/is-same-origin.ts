/**
 * Whether a page of this site sent the request. Browsers say so in `Sec-Fetch-Site`; older ones name
 * the page's origin, which must be where the request arrived.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return origin !== null && host !== null && URL.parse(origin)?.host === host;
}
