import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { IMAGE_FILE } from './image-set.ts';
import type { ImageSet } from './image-set.ts';

/** The images in a folder and its subfolders, ordered by path; hidden files are left out. */
export async function folderImages(folder: string): Promise<ImageSet> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory() && IMAGE_FILE.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
    .sort((a, b) => (a < b ? -1 : 1));
  return {
    label: folder,
    count: names.length,
    images: async function* () {
      for (const name of names) {
        const path = join(folder, name);
        yield { name: path, read: () => readFile(path) };
      }
    },
  };
}
