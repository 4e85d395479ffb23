import { listUploads } from '#study/uploads/list-uploads.ts';
import type { Upload } from '#study/uploads/list-uploads.ts';
import { removeAbandoned } from '#study/uploads/remove-abandoned.ts';
import { UPLOAD_LIMITS } from '#domain/upload-limits.ts';
import { uploadOwner } from './upload-owner.ts';

/** The images that a researcher has uploaded and that no study was made of. */
export async function readUploads(researcherId: string): Promise<Upload[]> {
  const owner = uploadOwner(researcherId);
  const { keptMs } = UPLOAD_LIMITS;
  await removeAbandoned(owner.root, { now: new Date(), keptMs });
  return listUploads(owner);
}
