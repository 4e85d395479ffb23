/**
 * The path under which the pages are served, such as `/onpar`; '' at the root. It is part of the
 * build (`next.config.js`), for server and browser alike, which puts it in the place of these very words.
 */
export const basePath =
  // eslint-disable-next-line onpar/no-silent-default -- an unset path means the root of a host
  process.env.ONPAR_BASE_PATH === undefined ? '' : process.env.ONPAR_BASE_PATH;
