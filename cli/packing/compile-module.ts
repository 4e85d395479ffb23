import { stripTypeScriptTypes } from 'node:module';

/** What a module names that stands beside it: in imports and exports, and in URLs. */
const NEIGHBOUR =
  /(\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)(['"])((?:\.{1,2}\/|#)[^'"\n]*|[\w-]+)\.(ts|json)\2/g;

/** The package whose network is taken along, since what it asks for is not ours to bring (record 74). */
const VENDORED = /(['"])nsfwjs\/models\/inception_v3\1/g;
export const VENDOR_FOLDER = 'vendor/nsfwjs';

export type Compiled = {
  javascript: string;
  /** the modules and JSON files of ours that it names, as paths from the root of the package */
  neighbours: string[];
};

/**
 * A module of ours as JavaScript: its types blanked out, so that lines keep their numbers, and its
 * neighbours named by the names that they have when they are compiled too. What begins with `#` is
 * mapped by the package's manifest.
 *
 * @param path of the module from the root of the package
 */
export function compileModule(source: string, path: string): Compiled {
  const neighbours: string[] = [];
  const here = new URL(path, 'file:///');
  const up = '../'.repeat(path.split('/').length - 1);
  const javascript = stripTypeScriptTypes(source)
    .replaceAll(
      NEIGHBOUR,
      (whole: string, before: string, quote: string, name: string, kind: string) => {
        const file = `${name}.${kind}`;
        neighbours.push(
          name.startsWith('#') ? file.slice(1) : new URL(file, here).pathname.slice(1),
        );
        if (kind === 'json' || name.startsWith('#')) return whole;
        return `${before}${quote}${name}.js${quote}`;
      },
    )
    .replaceAll(VENDORED, `'${up}${VENDOR_FOLDER}/dist/esm/models/inception_v3.js'`);
  return { javascript, neighbours };
}
