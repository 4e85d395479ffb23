import { builtinModules } from 'node:module';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { lintPlanted } from './lint-planted.ts';
import { isWithin } from './room-of.ts';
import { ROOT } from './root.ts';
import { ROOMS, TEST_TOOLS } from './rooms.ts';
import type { Room } from './rooms.ts';

/** A file of a room, one that is not there. */
const fileOf = ({ folder }: Room): string =>
  folder === 'proxy.ts' ? folder : posix.join(folder, 'planted.ts');

const FOLDERS = ROOMS.filter(({ folder }) => folder !== '.' && folder !== 'proxy.ts');

/** Whether the table lets a room import from another, both by their folders. */
const mayUse = (room: Room, folder: string): boolean =>
  [room.folder, ...room.uses].some((used) => used !== '.' && isWithin(folder, used));

/** Every form in which a module, a worker or a file can be named, one a line, comments included. */
function formsOf(alias: string, relative: string): string[] {
  return [
    `import { a } from '${alias}';`,
    `import type { B } from '${alias}';`,
    `import '${alias}';`,
    `export { c } from '${alias}';`,
    `export type { D } from '${alias}';`,
    `export * from '${alias}';`,
    `await import('${alias}');`,
    `await import(\`${alias}\`);`,
    `await import('${alias.slice(0, 3)}' + '${alias.slice(3)}');`,
    `let f: import('${alias}').F;`,
    `let g: typeof import('${alias}');`,
    `import h = require('${alias}');`,
    `require('${alias}');`,
    `require.resolve('${alias}');`,
    `createRequire(import.meta.url)('${alias}');`,
    `import.meta.resolve('${alias}');`,
    `vi.mock('${alias}');`,
    `/** @type {import('${alias}').T} */`,
    `/** @param {typeof import("${alias}")} what it is */`,
    `/** @import { U } from '${alias}' */`,
    `/** @import * as all from "${alias}" */`,
    `import { i } from '${relative}';`,
    `import { j } from './sibling/../${relative}';`,
    `new URL('${relative}', import.meta.url);`,
    `new Worker(new URL('${relative}', import.meta.url));`,
    `new Worker('${relative}');`,
    `join(import.meta.dirname, '${relative}');`,
    `path.resolve(import.meta.dirname, '${posix.dirname(relative)}', 'planted.ts');`,
  ];
}

/** As `lintPlanted`, less the rule on globals: `require` and `import.meta` are told where they lead. */
function lintImports(path: string, lines: readonly string[]): Promise<string[]> {
  return lintPlanted(path, lines, {
    without: ['no-restricted-imports', 'onpar/forbidden-globals'],
  });
}

/** The forms of an address within the same top-level folder, which is never an alias. */
function formsBetween(from: string, to: string): { forms: string[]; plain: string[] } {
  const relative = posix.relative(posix.dirname(from), to);
  const near = relative.startsWith('.') ? relative : `./${relative}`;
  const isNear = from.split('/')[0] === to.split('/')[0];
  const forms = formsOf(`#${to}`, near);
  // The spelling of an address is judged too; these lines are spelled as they should be.
  const spelled = isNear
    ? formsOf(near, near)
    : forms.filter((line) => !/^import \{ [ij] \}/.test(line));
  return { forms, plain: spelled.filter((line) => !/^(import|export) .*sibling/.test(line)) };
}

describe.each(ROOMS.map((room) => [room.folder, room] as const))('%s', (_, room) => {
  const from = fileOf(room);

  it('is refused every room that it does not stand on, in every form', async () => {
    for (const other of FOLDERS.filter(({ folder }) => !mayUse(room, folder))) {
      const { forms } = formsBetween(from, fileOf(other));
      expect([other.folder, await lintImports(from, forms)]).toEqual([other.folder, forms]);
    }
  });

  it('is given every room that it stands on, in every form', async () => {
    for (const other of FOLDERS.filter(({ folder }) => mayUse(room, folder))) {
      if (other.folder === room.folder) continue;
      const { plain } = formsBetween(from, fileOf(other));
      expect([other.folder, await lintImports(from, plain)]).toEqual([other.folder, []]);
    }
  });

  it('is refused what Node and npm have and it does not need', async () => {
    const { builtins, packages } = room;
    if (builtins !== 'any') {
      const others = builtinModules.filter((name) => !builtins.includes(name.replace('node:', '')));
      const forms = others.flatMap((name) => foreignForms(`node:${name.replace('node:', '')}`));
      expect(await lintImports(from, forms)).toEqual(forms);
      const bare = builtinModules.filter((name) => !name.startsWith('node:')).flatMap(foreignForms);
      expect(await lintImports(from, bare)).toEqual(bare);
    }
    if (packages === 'any') return;
    const others = installed.filter((name) => !packages.includes(name));
    const forms = others.flatMap((name) => [...foreignForms(name), ...foreignForms(`${name}/x`)]);
    expect(await lintImports(from, forms)).toEqual(forms);
  });

  it('is given what it needs', async () => {
    const { builtins, packages } = room;
    const named = [
      ...(builtins === 'any' ? [] : builtins).map((name) => `node:${name}`),
      ...(packages === 'any' ? [] : packages).flatMap((name) => [name, `${name}/deep`]),
    ];
    expect(await lintImports(from, named.flatMap(foreignForms))).toEqual([]);
  });

  it('is refused addresses out of the house, and computed ones', async () => {
    const lines = [
      "import k from '/etc/passwd';",
      "import l from 'file:///etc/passwd';",
      "import m from 'data:text/javascript,1';",
      "import n from '../../../../../outside.ts';",
      'await import(name);',
      'require(name);',
      'const load = createRequire(import.meta.url);',
      'new URL(name, import.meta.url);',
    ];
    expect(await lintImports(from, lines)).toEqual(lines);
  });
});

const { dependencies, devDependencies } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
const installed = Object.keys({ ...dependencies, ...devDependencies });

function foreignForms(name: string): string[] {
  return [
    `import a from '${name}';`,
    `import type b from '${name}';`,
    `export * from '${name}';`,
    `await import('${name}');`,
    `let c: import('${name}').C;`,
    `require('${name}');`,
  ];
}

describe('the table of rooms', () => {
  /** As ARCHITECTURE.md draws it, from below; a room stands only on what is written before it. */
  const LEVELS = [
    ['domain'],
    ['files', 'operations', 'prisma'],
    ['onnx'],
    ['generator', 'evaluation'],
    ['study'],
    ['cli', 'app'],
    ['instrumentation.ts', 'proxy.ts', 'e2e', 'architecture'],
    ['.'],
  ];
  const topOf = (folder: string): string =>
    folder === '.' ? '.' : (folder.split('/')[0] ?? folder);
  const levelOf = (folder: string): number =>
    LEVELS.findIndex((tops) => tops.includes(topOf(folder)));

  it.each(ROOMS)('lets $folder stand only on what lies below it', ({ folder, uses }) => {
    expect(levelOf(folder)).toBeGreaterThanOrEqual(0);
    const across = uses.filter((used) => topOf(used) !== topOf(folder));
    expect(across.filter((used) => levelOf(used) >= levelOf(folder))).toEqual([]);
  });

  it('keeps apart what must not know one another', () => {
    const apart = [
      ['evaluation/votes', 'evaluation/image-sets'],
      ['evaluation/image-sets', 'evaluation/votes'],
      ['evaluation', 'prisma'],
      ['onnx', 'prisma'],
      ['files', 'prisma'],
      ['app', 'onnx'],
      ['app', 'generator/pipeline'],
      ['app', 'generator/worker'],
      ['app', 'evaluation/image-sets'],
      ['e2e', 'app'],
      ['e2e', 'study'],
    ];
    const inside = (folder: string): Room[] =>
      ROOMS.filter((room) => isWithin(room.folder, folder));
    const met = apart.filter((pair) =>
      inside(at(pair, 0)).some((room) => mayUse(room, at(pair, 1))),
    );
    expect(met).toEqual([]);
  });

  it('gives next-auth to app/_auth alone, and the database driver to prisma', () => {
    const holders = (name: string): string[] =>
      ROOMS.filter(({ packages }) => packages !== 'any' && packages.includes(name)).map(
        (r) => r.folder,
      );
    expect(holders('next-auth')).toEqual(['app/_auth']);
    expect(holders('pg')).toEqual(['prisma']);
    expect(TEST_TOOLS.packages).not.toContain('next-auth');
  });
});
