import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FORMAT_HEAD_BYTES } from '#files/image-format.ts';
import type { ImageSet, SetAside } from '../image-set.ts';
import { sortIntoSet } from '../sort-into-set.ts';
import type { Candidate } from '../sort-into-set.ts';
import { walkFiles } from './walk-files.ts';

type FileInFolder = Candidate & { path: string };

/**
 * The images in a folder and its subfolders, links followed, told by their content and ordered by
 * path; what is left out has its name and reason.
 */
export async function folderImages(folder: string): Promise<ImageSet> {
  const { images, unreadable, leftOut } = await sortIntoSet(filesIn(folder));
  const atPath = ({ file, reason }: SetAside): SetAside => ({ file: join(folder, file), reason });
  return {
    label: folder,
    count: images.length,
    unreadable: unreadable.map(atPath),
    leftOut: leftOut.map(atPath),
    images: async function* () {
      for (const image of images)
        yield { name: image.path, size: image.size, read: () => readFile(image.path) };
    },
  };
}

async function* filesIn(folder: string): AsyncGenerator<FileInFolder> {
  for await (const { path, name, size, problem } of walkFiles(folder))
    yield {
      path,
      name,
      size,
      hidden: name.split('/').some((part) => part.startsWith('.')),
      ...(problem === undefined ? {} : { problem }),
      head: () => headOf(path),
    };
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(FORMAT_HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
