import { parseForESLint } from '@typescript-eslint/parser';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveAddress } from './resolve-address.ts';
import { findAddresses } from './find-addresses.ts';
import type { Address } from './address.ts';
import type { Side } from './judge-browser-import.ts';
import { ROOT } from './root.ts';
import { ROOMS } from './rooms.ts';
import { sideOfProgram } from './side-of.ts';

/** One arrow of the graph: to a file by its path, to `node:…`, or to a package by its name. */
export type Arrow = { to: string; kind: Address['kind'] };

export type ImportGraph = ReadonlyMap<string, { side: Side; arrows: readonly Arrow[] }>;

const FOLDERS = ROOMS.map(({ folder }) => folder).filter((folder) => /^\w+$/.test(folder));

/** Every TypeScript file of the house, by its path from the root, with what it names. */
export async function readImportGraph(): Promise<ImportGraph> {
  const files = await Array.fromAsync(
    glob([`{${FOLDERS.join(',')}}/**/*.{ts,tsx}`, '*.ts'], {
      cwd: ROOT,
      exclude: ['prisma/generated/**', 'evaluation/linear-algebra/kernels/assembly/**'],
    }),
  );
  const graph = new Map<string, { side: Side; arrows: readonly Arrow[] }>();
  // one after the other: there are more files than some systems let a process have open
  for (const file of files) {
    const { ast, visitorKeys } = parseForESLint(await readFile(join(ROOT, file), 'utf8'), {
      filePath: file,
      jsx: file.endsWith('x'),
      jsDocParsingMode: 'none',
    });
    const arrows = findAddresses(ast, visitorKeys).flatMap((address) => arrowOf(address, file));
    graph.set(file, { side: sideOfProgram(ast), arrows });
  }
  return graph;
}

function arrowOf({ text, kind }: Address, file: string): Arrow[] {
  if (text === null) return [];
  const target = resolveAddress(text, file);
  switch (target.kind) {
    case 'file':
      return [{ to: target.path, kind }];
    case 'builtin':
      return [{ to: `node:${target.name}`, kind }];
    case 'package':
      return [{ to: target.name, kind }];
    case 'elsewhere':
      return [];
  }
}
