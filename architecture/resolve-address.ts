import { isBuiltin } from 'node:module';
import { posix } from 'node:path';

import type { Target } from './address.ts';

/**
 * Resolves the address that a file imports, as Node does, without looking at the disk.
 *
 * @param from the importing file, from the root of the repository
 * @example resolveAddress('../../generator/queue/x.ts', 'evaluation/votes/y.ts')
 *   // { kind: 'file', path: 'generator/queue/x.ts' }
 */
export function resolveAddress(text: string, from: string): Target {
  if (text.startsWith('#')) return ours(posix.normalize(text.slice(1)));
  if (/^\.{1,2}(\/|$)/.test(text)) return ours(posix.join(posix.dirname(from), bare(text)));
  if (isBuiltin(text)) return { kind: 'builtin', name: text.replace(/^node:/, '') };
  if (text.startsWith('/') || /^[a-z][a-z+.-]*:/i.test(text)) return { kind: 'elsewhere' };
  return { kind: 'package', name: packageOf(text) };
}

function ours(path: string): Target {
  if (path.startsWith('..') || path.startsWith('/')) return { kind: 'elsewhere' };
  const [top, ...rest] = path.split('/');
  if (top === 'node_modules') return { kind: 'package', name: packageOf(rest.join('/')) };
  return { kind: 'file', path };
}

/** An address without its query and fragment, and with its escapes undone, as a URL is read. */
function bare(text: string): string {
  return text
    .replace(/[?#].*$/, '')
    .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** `@scope/name` or `name`, whatever follows it. */
function packageOf(text: string): string {
  return text.split('/', text.startsWith('@') ? 2 : 1).join('/');
}
