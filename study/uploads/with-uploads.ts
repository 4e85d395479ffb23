import { join } from 'node:path';
import { didYouMean } from '#domain/did-you-mean.ts';
import type { ZipArchive } from '#files/zip-archive.ts';
import type { ImageFiles } from '../images/image-files.ts';
import { archiveImageFiles } from '../images/archive-image-files.ts';
import { openArchive } from '../images/open-archive.ts';
import { listUploads } from './list-uploads.ts';
import { uploadNameOf } from '#domain/upload-name.ts';
import { ARCHIVE, uploadFolder } from './upload-place.ts';
import type { UploadOwner } from './upload-place.ts';

/** Finds the images that a protocol names, as a plan asks for them. */
export type FindUploads = (reference: string) => Promise<ImageFiles | string>;

/**
 * Does work on the uploads of a researcher, found by the names of their folders as a protocol writes
 * them. Their files can be read until the work is done.
 */
export async function withUploads<T>(
  owner: UploadOwner,
  work: (findImages: FindUploads) => Promise<T>,
): Promise<T> {
  const opened = new Map<string, { archive: ZipArchive; files: ImageFiles }>();
  const find: FindUploads = async (reference) => {
    const name = uploadNameOf(reference);
    const known = opened.get(name);
    if (known) return known.files;
    const names = (await listUploads(owner)).map((upload) => upload.name);
    if (!names.includes(name)) return notUploaded(reference, name, names);
    const archive = await openArchive(join(uploadFolder(owner), `${name}${ARCHIVE}`), name);
    const files = archiveImageFiles(archive, name);
    opened.set(name, { archive, files });
    return files;
  };
  try {
    return await work(find);
  } finally {
    for (const { archive } of opened.values()) await archive.close();
  }
}

function notUploaded(reference: string, name: string, names: readonly string[]): string {
  const meant = didYouMean(name, names);
  const hint = meant === undefined ? '' : `did you mean ${meant}? Else `;
  return `names the folder ${reference}, which a page cannot look into: ${hint}upload it here as ${name}, or create the study with \`onpar run\` on the machine where the folder is`;
}
