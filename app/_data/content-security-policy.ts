/**
 * The policy of every page: scripts and styles of this server with the request's nonce only, nothing
 * from or to anywhere else. Style attributes are allowed, since the headless components place
 * pop-ups and draw progress with them and an attribute can load nothing.
 */
export function contentSecurityPolicy(
  nonce: string,
  options: { development?: boolean } = {},
): string {
  const development = options.development === true;
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The policy of what is no page, as answers in JSON and images: it may do nothing at all. */
export const NO_PAGE_POLICY = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
