import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at } from '#domain/at.ts';
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

let hashed: Promise<string> | undefined;

/** A hash over everything that the build is made from, as this process first found it. */
export function hashSources(): Promise<string> {
  return (hashed ??= readAndHash());
}

async function readAndHash(): Promise<string> {
  const found = await Array.fromAsync(glob(SOURCES, { cwd: PACKAGE_FOLDER }));
  const files = [...found, ...CONFIGURATION].sort().filter((file) => !file.includes('.test.'));
  const texts = files.map((file) => readFile(join(PACKAGE_FOLDER, file)).catch(() => ''));
  const hash = createHash('sha256');
  for (const [i, text] of (await Promise.all(texts)).entries()) {
    hash.update(at(files, i)).update(text);
  }
  return hash.digest('hex');
}
