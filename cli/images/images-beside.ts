import { dirname, resolve } from 'node:path';
import { imageFilesAt } from '#study/images/image-files-at.ts';
import type { ImageFiles } from '#study/images/image-files.ts';

/** Folders and archives of images by what a protocol file writes: as seen from where it lies. */
export function imagesBeside(
  protocol: string,
): (reference: string) => Promise<ImageFiles | string> {
  return (reference) => imageFilesAt(resolve(dirname(protocol), reference), reference);
}
