import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_FOLDER } from './package-folder.ts';

/** Libraries that images and numbers rest on. */
const LIBRARIES = ['onnxruntime-node', 'sharp', '@huggingface/tokenizers'];

const packageFile = z.object({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()),
});

/** Names of the software that a bundle is made by, with their versions. */
export async function readSoftware(): Promise<Record<string, string>> {
  const text = await readFile(join(PACKAGE_FOLDER, 'package.json'), 'utf8');
  const { version, dependencies } = packageFile.parse(JSON.parse(text));
  const libraries = Object.entries(dependencies).filter(([name]) => LIBRARIES.includes(name));
  return { onpar: version, node: process.versions.node, ...Object.fromEntries(libraries) };
}
