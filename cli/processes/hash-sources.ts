import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at } from '#domain/at.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';
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

/** Files that are open at a time: some containers let a process have a thousand in all. */
const READ_TOGETHER = 100;

let hashed: Promise<string> | undefined;

/** A hash over everything that the build is made from, as this process first found it. */
export function hashSources(): Promise<string> {
  return (hashed ??= readAndHash());
}

async function readAndHash(): Promise<string> {
  const found = await Array.fromAsync(glob(SOURCES, { cwd: PACKAGE_FOLDER }));
  const files = [...found, ...CONFIGURATION].sort().filter((file) => !file.includes('.test.'));
  const hash = createHash('sha256');
  for (let start = 0; start < files.length; start += READ_TOGETHER) {
    const part = files.slice(start, start + READ_TOGETHER);
    const texts = await Promise.all(part.map(readSource));
    for (const [i, text] of texts.entries()) hash.update(at(part, i)).update(text);
  }
  return hash.digest('hex');
}

/** Empty where there is none, as of a configuration that a checkout need not have. */
async function readSource(file: string): Promise<string> {
  try {
    return await readFile(join(PACKAGE_FOLDER, file), 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return '';
    throw error;
  }
}
