import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { VENDOR_FOLDER } from './compile-module.ts';
import { packedManifests } from './packed-manifest.ts';
import { compileReachable } from './reachable-modules.ts';

/** Files and folders that programs read, and those of their own that need no compiling. */
const TAKEN_ALONG = [
  ...['next.config.js', 'prisma/migrations', 'prisma/schema.prisma', 'studies'],
  ...['cli/packing/launch.js', 'cli/packing/prevent-downloads.js', 'onnx/no-download'],
  ...['onnx/probe.onnx', 'generator/embedded/ShapePrompts.tsv'],
  ...['generator/embedded/shapes-base', 'generator/embedded/shapes-fast'],
];

/** What the network of nsfwjs consists of, within its package. */
const NETWORK = [
  ...['LICENSE', 'dist/esm/package.json', 'dist/esm/models', 'dist/esm/model_imports'],
  ...['dist/models/package.json', 'dist/models/inception_v3'],
];

/**
 * Writes the command line, the worker and the web server as they run outside of a checkout into
 * `dist` of a folder, with the two manifests of the package.
 *
 * @returns the package's own package.json, to be put beside `dist`
 */
export async function stageProgram({ root, to }: { root: string; to: string }): Promise<string> {
  const dist = join(to, 'dist');
  await rm(dist, { recursive: true, force: true });
  for (const [path, text] of await compileReachable(root)) await put(join(dist, path), text);
  for (const path of TAKEN_ALONG) await copy(join(root, path), join(dist, path));
  const nsfwjs = join(root, 'node_modules', 'nsfwjs');
  for (const path of NETWORK) await copy(join(nsfwjs, path), join(dist, VENDOR_FOLDER, path));
  const { outer, inner } = packedManifests(await readFile(join(root, 'package.json'), 'utf8'));
  await put(join(dist, 'package.json'), written(inner));
  return written(outer);
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function copy(from: string, to: string): Promise<void> {
  const isProduct = (path: string): boolean => !path.endsWith('.map') && !path.endsWith('.d.ts');
  await cp(from, to, { recursive: true, filter: isProduct });
}

function written(manifest: object): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
