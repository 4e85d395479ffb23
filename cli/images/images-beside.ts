import { dirname, resolve } from 'node:path';
import { folderImageFiles } from '#study/images/folder-image-files.ts';
import type { ImageFiles } from '#study/images/image-files.ts';

/** Folders of images by what a protocol file writes: as seen from where it lies. */
export function imagesBeside(
  protocol: string,
): (reference: string) => Promise<ImageFiles | string> {
  return (reference) => folderImageFiles(resolve(dirname(protocol), reference), reference);
}
