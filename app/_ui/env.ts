/**
 * The path under which the pages are served, such as `/onpar`; '' at the root. It is part of the
 * build (`next.config.js`), for server and browser alike.
 */
export const basePath =
  process.env.ONPAR_BASE_PATH === undefined ? '' : process.env.ONPAR_BASE_PATH;
