import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileModule } from './compile-module.ts';

/** The programs of the package: the command line, and what it starts by path. */
const PROGRAMS = ['cli/onpar.ts', 'app/_server/serve.ts'];

/**
 * All modules that the programs can reach, compiled, and the JSON that they import: what only tests,
 * benches or builds need is left behind.
 *
 * @returns texts by their paths in the package
 */
export async function compileReachable(root: string): Promise<Map<string, string>> {
  const compiled = new Map<string, string>();
  const waiting = [...PROGRAMS];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const isModule = path.endsWith('.ts');
    const target = isModule ? path.replace(/\.ts$/, '.js') : path;
    if (compiled.has(target)) continue;
    const text = await readFile(join(root, path), 'utf8');
    const { javascript, neighbours } = isModule
      ? compileModule(text, path)
      : { javascript: text, neighbours: [] };
    compiled.set(target, javascript);
    waiting.push(...neighbours);
  }
  return compiled;
}
