import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { PACKAGE_FOLDER } from '../processes/package-folder.ts';

export const MANIFEST = join(PACKAGE_FOLDER, 'package.json');

/** Where the checkout's manifest waits while a package is made. */
export const MANIFEST_ASIDE = join(PACKAGE_FOLDER, 'dist', 'package.checkout.json');

/** Puts the checkout's manifest back, if the package's is in its place. */
export async function restoreManifest(): Promise<void> {
  await rename(MANIFEST_ASIDE, MANIFEST).catch((error: unknown) => {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  });
}
