import type { TSESTree } from '@typescript-eslint/utils';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Side } from './judge-browser-import.ts';
import { ROOT } from './root.ts';

/** The side that a parsed file says it is of, by its first directives. */
export function sideOfProgram(program: TSESTree.Program): Side {
  for (const statement of program.body) {
    if (statement.type !== 'ExpressionStatement' || statement.directive === undefined) return null;
    const side = /^use (client|server)$/.exec(statement.directive)?.[1];
    if (side === 'client' || side === 'server') return side;
  }
  return null;
}

/** The side of a file on the disk, read from its first line; null where there is no such file. */
export function sideOfFile(path: string): Side {
  try {
    const side = /^\s*['"]use (client|server)['"]/.exec(
      readFileSync(join(ROOT, path), 'utf8'),
    )?.[1];
    return side === 'client' || side === 'server' ? side : null;
  } catch {
    return null;
  }
}
