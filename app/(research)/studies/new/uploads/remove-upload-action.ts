'use server';
import { z } from 'zod';
import { listUploads } from '#study/uploads/list-uploads.ts';
import type { Upload } from '#study/uploads/list-uploads.ts';
import { removeUpload } from '#study/uploads/remove-upload.ts';
import { isUploadName } from '#domain/upload-name.ts';
import { requireResearcher } from '../../../../_auth/require-researcher.ts';
import { uploadOwner } from '../../../../_data/upload-owner.ts';

const called = z.string().refine(isUploadName);

/** Removes an upload of whoever is signed in, and gives those that are left. */
export async function removeUploadAction(name: unknown): Promise<Upload[]> {
  const owner = uploadOwner((await requireResearcher()).id);
  const asked = called.safeParse(name);
  // nothing is called what cannot be a name
  if (asked.success) await removeUpload(owner, asked.data);
  return listUploads(owner);
}
