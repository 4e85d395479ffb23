import { join } from 'node:path';
import { z } from 'zod';

/** Whose uploads, and where all of them are kept. */
export type UploadOwner = { root: string; ownerId: string };

/** The folder of a researcher's uploads; nobody else's can be named from it. */
export function uploadFolder({ root, ownerId }: UploadOwner): string {
  return join(root, z.uuid().parse(ownerId));
}

export const ARCHIVE = '.zip';
/** An archive that is still on its way. */
export const PART = '.part';
