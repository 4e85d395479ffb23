import { join, relative, sep } from 'node:path';

/** The root of the repository. */
export const ROOT = join(import.meta.dirname, '..');

/** A path from the root of the repository, with `/` on every system. */
export function fromRoot(file: string): string {
  return relative(ROOT, file).split(sep).join('/');
}
