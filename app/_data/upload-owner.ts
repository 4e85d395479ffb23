import type { UploadOwner } from '#study/uploads/upload-place.ts';
import { readWebEnv } from './env.ts';

/** The uploads of a researcher on this installation. */
export function uploadOwner(ownerId: string): UploadOwner {
  return { root: readWebEnv().uploadsFolder, ownerId };
}
