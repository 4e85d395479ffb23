import { cp, readFile, readlink, writeFile } from 'node:fs/promises';
import { glob } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What Next.js keeps for its next build, and tells about the last one. */
const LEFT_BEHIND =
  /^(cache|dev|diagnostics|turbopack|types|node_modules|trace.*|ONPAR_SOURCES)(\/|$)|\.(map|nft\.json)$/;

/** Files that name the folder of the build. */
const PLACED = ['required-server-files.json', 'required-server-files.js'];

/**
 * Copies the production build of the web app into a package. Next.js names packages that stay
 * outside of its chunks by links in a folder `node_modules`, which no package can hold: they are
 * named as they are.
 *
 * @param from the folder of the build
 * @param root of the checkout, which is not named in the copy
 */
export async function stageWebBuild(options: {
  from: string;
  to: string;
  root: string;
}): Promise<void> {
  const { from, to, root } = options;
  await cp(from, to, {
    recursive: true,
    filter: (path) => !LEFT_BEHIND.test(relative(from, path)),
  });
  const names = await linkedPackages(from);
  for await (const path of glob('{server,build}/**/*.js', { cwd: to })) {
    const file = join(to, path);
    const text = await readFile(file, 'utf8');
    const named = text.replaceAll(ALIAS, (alias) => names.get(alias) ?? alias);
    if (named !== text) await writeFile(file, named);
  }
  for (const path of PLACED) {
    const text = await readFile(join(to, path), 'utf8').catch(() => null);
    if (text !== null) await writeFile(join(to, path), text.replaceAll(root, '.'));
  }
}

/** A package's name with the hash that its link has. */
const ALIAS = /(?:@[a-z0-9-]+\/)?[a-z0-9-]+-[0-9a-f]{16}/g;

/** The packages that stay outside of the chunks, by the names of their links. */
async function linkedPackages(build: string): Promise<Map<string, string>> {
  const folder = join(build, 'node_modules');
  const links = new Map<string, string>();
  for await (const entry of glob(['*', '@*/*'], { cwd: folder, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue;
    const link = join(entry.parentPath, entry.name);
    const target = await readlink(link);
    links.set(relative(folder, link), target.replace(/^.*node_modules\//, ''));
  }
  return links;
}
