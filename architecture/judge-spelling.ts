import { at } from '#domain/at.ts';
import type { Address, Target } from './address.ts';

/** Says why an address of ours is not written as ARCHITECTURE.md has it; null where it is. */
export function judgeSpelling(
  from: string,
  { text, kind }: Address,
  target: Target,
): string | null {
  if (text === null || kind === 'place') return null;
  if (target.kind === 'builtin' && !text.startsWith('node:'))
    return `"${text}" is Node's: import it as "node:${text}"`;
  if (target.kind !== 'file' || !from.includes('/')) return null;
  const isNear = topOf(from) === topOf(target.path);
  if (isNear && text.startsWith('#'))
    return `"${text}" lies in this folder: import it by a relative path`;
  if (!isNear && !text.startsWith('#'))
    return `"${text}" lies in another folder: import it as "#${target.path}"`;
  return /\.[a-z]+$/.test(target.path) ? null : `"${text}" needs the ending of its file`;
}

/** The top-level folder; the files at the root, and what they import, lie beside them all. */
function topOf(path: string): string {
  return path.includes('/') ? at(path.split('/'), 0) : '.';
}
