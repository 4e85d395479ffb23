import { UserError } from './user-error.ts';

/** Where people reach an installation. */
export type PublicAddress = {
  /** scheme, host and port, such as `https://lab.example.org` */
  origin: string;
  /** the path under which it is served, such as `/onpar`; '' at the root */
  basePath: string;
  /** both, without a slash at its end: what links begin with */
  href: string;
  /** reached by https: cookies are for encrypted connections only */
  secure: boolean;
};

const BASE_PATH = /^(?:\/[A-Za-z0-9._~-]+)+$/;

/**
 * The address that a setting gives, with the path that it holds or that `ONPAR_BASE_PATH` names.
 *
 * @param name the setting, for the error
 * @throws UserError when it is no address, or the two name different paths
 * @example parsePublicAddress('https://lab.example.org/onpar').basePath // '/onpar'
 */
export function parsePublicAddress(
  text: string,
  basePath?: string,
  name = 'ONPAR_URL',
): PublicAddress {
  const url = URL.parse(text);
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== '' ||
    url.search + url.hash !== ''
  )
    throw wrong(`${name} is ${text}: write an address such as https://onpar.example.org.`);
  const own = url.pathname.replace(/\/+$/, '');
  const given = basePath === undefined ? parseBasePath(own, name) : parseBasePath(basePath);
  if (own !== '' && own !== given) {
    throw wrong(
      `${name} says the path ${own} and ONPAR_BASE_PATH says ${given || '/'}: give the same, or only one of them.`,
    );
  }
  return addressAt(url.origin, given);
}

/** An address of an origin and a path that are both known to be good. */
export function addressAt(origin: string, basePath: string): PublicAddress {
  return { origin, basePath, href: origin + basePath, secure: origin.startsWith('https:') };
}

/**
 * A path to serve under, with a slash before it and none after; '' for the root.
 *
 * @param name the setting that holds it, for the error
 * @throws UserError when it holds what a path in an address cannot
 */
export function parseBasePath(text: string, name = 'ONPAR_BASE_PATH'): string {
  const path = `/${text}`.replace(/^\/+/, '/').replace(/\/+$/, '');
  if (path === '' || BASE_PATH.test(path)) return path;
  throw wrong(`${name} has the path ${text}: write one such as /onpar, without blanks or signs.`);
}

/** Whether only this machine can open an address: of no use in a link that is sent away. */
export function isLocalAddress(href: string): boolean {
  const host = URL.parse(href)?.hostname;
  return (
    host === undefined || /^(localhost|.+\.localhost|127\.[\d.]+|\[::1\]|0\.0\.0\.0)$/.test(host)
  );
}

function wrong(message: string): UserError {
  return new UserError(message, { code: 'bad-address' });
}
