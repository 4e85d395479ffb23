import type { Address, Target } from './address.ts';
import { isWithin } from './room-of.ts';
import { BROWSER } from './rooms.ts';

/** Which side of the web app a file says it is of: `use client` or `use server`. */
export type Side = 'client' | 'server' | null;

/**
 * Says why a file that runs in the browser may not import something; null where it may. Types leave
 * no trace there, and an action (`use server`) is called over HTTP, so both may come from anywhere
 * that the room may reach.
 *
 * @param sideOf reads the side of a file, from the root of the repository
 */
export function judgeBrowserImport(
  kind: Address['kind'],
  target: Target,
  sideOf: (path: string) => Side,
): string | null {
  if (kind === 'type' || target.kind === 'elsewhere') return null;
  if (target.kind === 'builtin') return `the browser has no node:${target.name}`;
  if (target.kind === 'package') {
    const isKnown = BROWSER.packages.some((name) => name === target.name);
    return isKnown ? null : `the browser may not load the package ${target.name}`;
  }
  const isServers = BROWSER.not.some((folder) => isWithin(target.path, folder));
  if (BROWSER.uses.some((folder) => isWithin(target.path, folder))) {
    if (!isServers || sideOf(target.path) !== null) return null;
  }
  return `${target.path} is the server's, and this file runs in the browser ('use client'): import its types, or call an action`;
}
