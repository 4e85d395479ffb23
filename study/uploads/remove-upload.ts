import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { requireUploadName } from './require-upload-name.ts';
import { ARCHIVE, uploadFolder } from './upload-place.ts';
import type { UploadOwner } from './upload-place.ts';

/** Removes an upload of a researcher; one that is not there is removed already. */
export async function removeUpload(owner: UploadOwner, name: string): Promise<void> {
  await rm(join(uploadFolder(owner), `${requireUploadName(name)}${ARCHIVE}`), { force: true });
}
