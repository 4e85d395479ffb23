import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { present } from '#domain/present.ts';
import { sha256OfFile } from '#files/sha256-of-file.ts';
import { modelSha256 } from './model-sha256.ts';

const hashes = new Map<string, string>();

/** sha256 of a file, streamed; known again by path, size and modification time within this process. */
async function hashFile(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  const key = `${path}\0${size}\0${mtimeMs}`;
  const known = hashes.get(key);
  if (known !== undefined) return known;
  const digest = present(await sha256OfFile(path), `the file ${path}`);
  hashes.set(key, digest);
  return digest;
}

/** Hashes the files of a model, and all of them together (`modelSha256`). */
export async function hashModel(options: {
  folder: string;
  files: readonly string[];
}): Promise<{ sha256: string; files: Record<string, string> }> {
  const files: Record<string, string> = {};
  for (const file of [...options.files].sort()) {
    files[file] = await hashFile(join(options.folder, file));
  }
  return { sha256: modelSha256(files), files };
}
