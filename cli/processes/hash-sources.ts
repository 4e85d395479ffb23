import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from './package-folder.ts';

/** What the web app is built from. */
const SOURCES =
  '{app,domain,evaluation,files,generator,onnx,operations,prisma,study}/**/*.{ts,tsx,css,prisma}';
const CONFIGURATION = [
  'package-lock.json',
  'next.config.js',
  'instrumentation.ts',
  'proxy.ts',
  'tsconfig.json',
];

/** A hash over everything that the build is made from. */
export async function hashSources(): Promise<string> {
  const files = await Array.fromAsync(glob(SOURCES, { cwd: PACKAGE_FOLDER }));
  const hash = createHash('sha256');
  for (const file of [...files, ...CONFIGURATION].sort()) {
    if (file.includes('.test.')) continue;
    hash.update(file).update(await readFile(join(PACKAGE_FOLDER, file)).catch(() => ''));
  }
  return hash.digest('hex');
}
