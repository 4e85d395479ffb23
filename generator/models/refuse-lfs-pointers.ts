import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '#domain/user-error.ts';

/** How every pointer begins (git-lfs, docs/spec.md), and the most that one may hold. */
const POINTER = 'version https://git-lfs.github.com/spec/';
const MOST_BYTES = 1024;

/**
 * Refuses files that are Git LFS pointers: what a clone holds in place of a large file until it is
 * pulled.
 *
 * @param files relative to `root`
 * @throws UserError `git-lfs-pointer`, naming them
 */
export async function refuseLfsPointers(root: string, files: readonly string[]): Promise<void> {
  const pointers: string[] = [];
  for (const file of files) if (await isPointer(join(root, file))) pointers.push(file);
  if (pointers.length === 0) return;
  const are = pointers.length === 1 ? 'is a Git LFS pointer' : 'are Git LFS pointers';
  throw new UserError(
    `${pointers.join(', ')} in ${root} ${are}, not what the model needs: run git lfs pull in that folder, and call again.`,
    { code: 'git-lfs-pointer' },
  );
}

async function isPointer(path: string): Promise<boolean> {
  const size = await stat(path).then(
    (s) => (s.isFile() ? s.size : null),
    () => null,
  );
  if (size === null || size > MOST_BYTES) return false;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(POINTER.length), { position: 0 });
    return buffer.toString('latin1', 0, bytesRead) === POINTER;
  } finally {
    await file.close();
  }
}
